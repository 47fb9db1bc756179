/** The thread of `mateInNode`: an engine that makes runs for another. */
import { parentPort } from 'node:worker_threads';
import { answerAsMate, type AskMate } from '../../shared/pdf/build/mateByWire';
import { engineInNode } from './engineInNode';

const engine = engineInNode();
parentPort?.on('message', (ask: AskMate) => {
  void engine.then((mate) =>
    answerAsMate(mate, ask, (message) => parentPort?.postMessage(message)),
  );
});

import { useEffect, useMemo } from 'react';
import { HashRouter } from 'react-router';
import { assertNever } from '../../../shared/domain/base/assertNever';
import { FirstRun } from '../../features/firstRun/FirstRun';
import { ChoosePassphrase } from '../../features/lock/ChoosePassphrase';
import { LockScreen } from '../../features/lock/LockScreen';
import { DeskContext, type Desk } from '../desk/deskContext';
import { Frame } from '../frame/Frame';
import type { Shell } from '../shell/shellClient';
import { FrameContext } from './frameContext';
import { StartFailure } from './StartFailure';
import { Starting } from './Starting';
import { useDeskRuntime, type DeskRuntime } from './useDeskRuntime';
import type { OpenVault } from './vaultSeat';

/** The desk over a shell and a way to start vault workers. */
export function App(props: { shell: Shell; openVault: OpenVault }) {
  const runtime = useDeskRuntime(props.shell, props.openVault);
  const { phase } = runtime;
  switch (phase.at) {
    case 'starting':
      return <Starting practice={runtime.practice} seat={runtime.seat} />;
    case 'blank':
      return null;
    case 'failed':
      return <StartFailure message={phase.message} retry={runtime.start} />;
    case 'ready':
      return <Ready shell={props.shell} runtime={runtime} session={phase.session} />;
    default:
      return assertNever(phase, 'phase');
  }
}

interface ReadyProps {
  shell: Shell;
  runtime: DeskRuntime;
  session: Desk['session'];
}

function Ready({ shell, runtime, session }: ReadyProps) {
  const { seat, practice, lock, refreshSession, switchPractice } = runtime;
  const desk = useMemo<Desk>(
    () => ({
      call: seat.call,
      onEvent: seat.onEvent,
      session,
      practice,
      shell: shell.info.shell,
      refreshSession,
      lock,
    }),
    [seat, session, practice, shell, refreshSession, lock],
  );
  const frame = useMemo(
    () => ({ shell, switchPractice: shell.info.practice ? undefined : switchPractice }),
    [shell, switchPractice],
  );
  const isOpen = session.state === 'open';
  useEffect(() => (isOpen ? shell.on('power.lock', lock) : undefined), [isOpen, shell, lock]);
  // A practice clinic gets its other people while it is filled.
  useEffect(
    () =>
      seat.onEvent((event) => {
        const filled = event.type === 'progress' && event.task === 'practice' && event.done === event.total; // prettier-ignore
        if (filled) void refreshSession();
      }),
    [seat, refreshSession],
  );

  return (
    <DeskContext value={desk}>
      <FrameContext value={frame}>
        <HashRouter>
          <Room session={session} />
        </HashRouter>
      </FrameContext>
    </DeskContext>
  );
}

function Room({ session }: { session: Desk['session'] }) {
  switch (session.state) {
    case 'empty':
      return <FirstRun />;
    case 'locked':
      return <LockScreen />;
    case 'open':
      return session.mustChoosePassphrase ? <ChoosePassphrase /> : <Frame />;
    default:
      return assertNever(session, 'session');
  }
}

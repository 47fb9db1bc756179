import { contextBridge, ipcRenderer } from 'electron';
import { goneFault } from '../shared/shell/outcomeUnknown';
import { isShellEvent, isShellVerb } from '../shared/shell/verbs';

/** Passes verbs of the table and nothing else; the schemas are checked on the other side. */
async function invoke(verb: unknown, input: unknown): Promise<unknown> {
  const name = isShellVerb(verb) ? verb : 'unknown';
  return ipcRenderer
    .invoke('shell:invoke', name, input)
    .catch(() => ({ ok: false, fault: goneFault(name) }));
}

function on(event: unknown, listener: () => void): () => void {
  const heard = (_event: unknown, name: unknown): void => {
    if (isShellEvent(name) && name === event) listener();
  };
  ipcRenderer.on('shell:event', heard);
  return () => {
    ipcRenderer.removeListener('shell:event', heard);
  };
}

contextBridge.exposeInMainWorld('roiShell', { invoke, on });

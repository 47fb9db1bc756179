/**
 * The names of what a page may ask of its shell, and of what the shell may tell a page.
 * They stand apart from the schemas because the sandboxed preload carries only the names.
 */
export const shellVerbs = [
  'desk.info',
  'file.save',
  'print.pdf',
  'scan.status',
  'scan.choose',
  'scan.list',
  'scan.read',
  'scan.done',
  'secret.get',
  'secret.put',
] as const;

export type ShellVerb = (typeof shellVerbs)[number];

const shellEvents = ['power.lock', 'scan.changed'] as const;

export type ShellEvent = (typeof shellEvents)[number];

export function isShellVerb(name: unknown): name is ShellVerb {
  return shellVerbs.some((verb) => verb === name);
}

export function isShellEvent(name: unknown): name is ShellEvent {
  return shellEvents.some((event) => event === name);
}

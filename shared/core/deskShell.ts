import { z } from 'zod';
import { shellPorts, type ShellHandlers, type ShellInput } from '../shell/ports';

/** The shell as the desk sees it: the page prints where the shell cannot, so a packet was sent or not. */
export const deskShellPorts = {
  ...shellPorts,
  'print.pdf': {
    input: shellPorts['print.pdf'].input,
    output: z.strictObject({ outcome: z.enum(['sent', 'cancelled']) }),
  },
} as const;

export type DeskShell = Omit<ShellHandlers, 'print.pdf'> & {
  readonly 'print.pdf': (
    input: ShellInput<'print.pdf'>,
  ) => Promise<z.output<(typeof deskShellPorts)['print.pdf']['output']>>;
};

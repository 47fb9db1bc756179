import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

export interface LoopbackOptions {
  readonly practice: boolean;
  readonly browser: boolean;
  readonly profile: string;
  readonly saveFolder: string;
  readonly scanFolder: string | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Throws on a flag it does not know: a mistyped `--profile` must not open another vault. */
export function readArguments(args: readonly string[], env: Environment): LoopbackOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      practice: { type: 'boolean', default: false },
      'no-browser': { type: 'boolean', default: false },
      profile: { type: 'string' },
      'save-dir': { type: 'string' },
      'scan-folder': { type: 'string' },
    },
  });
  return {
    practice: values.practice,
    browser: !values['no-browser'],
    profile: values.profile ?? env['ROI_DESK_PROFILE'] ?? defaultProfile(env),
    saveFolder: values['save-dir'] ?? env['ROI_DESK_SAVE_DIR'] ?? join(homedir(), 'ROI Desk'),
    scanFolder: values['scan-folder'] ?? env['ROI_DESK_SCAN_FOLDER'] ?? null,
  };
}

function defaultProfile(env: Environment): string {
  if (process.platform === 'win32') {
    return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'roi-desk', 'profile');
  }
  if (process.platform === 'darwin') {
    return join(homedir(), 'Library', 'Application Support', 'roi-desk', 'profile');
  }
  const data = env['XDG_DATA_HOME'];
  const base = data !== undefined && data !== '' ? data : join(homedir(), '.local', 'share');
  return join(base, 'roi-desk', 'profile');
}

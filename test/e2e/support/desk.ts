import type { Page } from '@playwright/test';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface DeskPlaces {
  /** Stays over launches: the vault lives here. */
  readonly profileDir: string;
  readonly practice?: boolean;
  readonly saveDir: string;
  readonly scanDir?: string;
}

/** A desk that a test holds, whichever shell is under it. */
export interface LaunchedDesk {
  readonly page: Page;
  readonly shell: 'electron' | 'loopback';
  /** Ends it as a clerk does. */
  close(): Promise<void>;
  /** Ends browser and shell with SIGKILL, as a power cut does. */
  kill(): Promise<void>;
}

export async function freshPlaces(): Promise<DeskPlaces & { scanDir: string }> {
  const make = (name: string) => mkdtemp(join(tmpdir(), `roi-test-${name}-`));
  return {
    profileDir: await make('profile'),
    saveDir: await make('saved'),
    scanDir: await make('scans'),
  };
}

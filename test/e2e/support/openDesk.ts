import type { Page } from '@playwright/test';
import type { VerbName } from '../../../shared/contract/contract';
import type { TestDesk } from '../../support/desk';
import { setUp } from '../pages/startPages';
import { freshPlaces, type DeskPlaces, type LaunchedDesk } from './desk';
import { launchLoopback } from './loopback';
import { ask, watchVault } from './vaultDoor';

/** Who sets up the desk of a test: its administrator. */
export const ana = { name: 'Ana Okafor', passphrase: 'seven quiet herons by the ferry' };

interface OpenDesk {
  readonly desk: LaunchedDesk;
  readonly page: Page;
  readonly places: DeskPlaces;
  /** For the walk of the unit tests. */
  readonly vault: TestDesk;
}

/** A desk set up in its clinic's state and open. */
export async function openDesk(state?: string): Promise<OpenDesk> {
  const places = await freshPlaces();
  const desk = await launchLoopback(places, watchVault);
  await setUp(desk.page, ana, state);
  return { desk, page: desk.page, places, vault: vaultOf(desk.page) };
}

/** What the walk asks of a desk in memory, asked of the one in the browser. */
export function vaultOf(page: Page): TestDesk {
  const asked = { ask: (verb: VerbName, input: never) => ask(page, verb, input) };
  return asked as unknown as TestDesk;
}

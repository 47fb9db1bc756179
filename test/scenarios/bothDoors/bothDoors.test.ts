import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { differences, readCases, type ReadCase } from '../../../shared/core/decide/caseFile';
import type { GateItem } from '../../../shared/contract/request';
import { decide, type CaseDecision } from '../../../shared/core/decide/decide';
import { asDue } from '../../../shared/domain/intake/dueDate';
import type { GateLine } from '../../../shared/domain/release/gateLine';
import { loadPacks } from '../../../shared/rules/load';
import { asEntered, type EnteredCase } from './enterable';
import { playOnDesk, type Shown } from './playOnDesk';

const gateFacts = new Set(
  loadPacks().flatMap(({ gateQuestions }) => gateQuestions.map(({ id }) => id)),
);

/** So many cases of each file, spread over it. */
const perFile = 3;

const folder = new URL('../', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe('a case comes to the same on the desk as without a screen', () => {
  const played = files.flatMap((name) => {
    const file: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
    return spread(readCases(file).flatMap(entered)).map(
      (one) => [name, one.name, one.entered] as const,
    );
  });

  test('there are enough of them', () => {
    expect(played.length).toBeGreaterThan(50);
  });

  test.each(played)('%s: %s', async (_name, _case, one) => {
    const desk = await playOnDesk(one, gateFacts);
    const [shown, alone] = [shownOnDesk(desk), saidAlone(decide(one.given))];
    expect([...differences(alone, shown), ...differences(shown, alone)]).toEqual([]);
  });
});

function entered({ name, given }: ReadCase): { name: string; entered: EnteredCase }[] {
  const one = asEntered(given, gateFacts);
  return one ? [{ name, entered: one }] : [];
}

function spread<T>(list: readonly T[]): readonly T[] {
  const step = Math.max(1, Math.floor(list.length / perFile));
  return list.filter((_, index) => index % step === 0).slice(0, perFile);
}

/** The packet and its check are work done at the desk; a case of the law says nothing of them. */
const workLines = new Set(['packet', 'qc', 'open']);

function shownOnDesk({ basis, view, money }: Shown): unknown {
  const { stopped } = view.sensitive;
  return plain({
    asked: basis.asked.map(({ id }) => id),
    // A row a manager chose stands although a question is open.
    question: basis.decision ? undefined : basis.next?.id,
    refining: basis.refining.map(({ id }) => id),
    conflict: basis.conflict,
    row: basis.decision && pick(basis.decision, routeFields),
    due: view.request.basis?.due ?? basis.decision?.due,
    requirements: byId(basis.requirements, ({ asks, onRecord, ...one }) => ({
      ...pick(one, checkFields),
      ...{ asks: asks.map(({ id }) => id), onRecord: onRecord.map(({ id }) => id) },
    })),
    checks: byId(view.authorization?.checks ?? [], checked),
    part2: byId(view.authorization?.part2 ?? [], checked),
    contradictions: view.authorization?.contradictions.map(({ field }) => field) ?? [],
    stopped: Object.fromEntries(stopped.map((one) => [shortId(one.ruleId), pick(one, stopFields)])),
    gate: gateLines(view.gate),
    fee: money && pick(money.fee, feeFields),
  });
}

function saidAlone({ route, requirements = {}, ...said }: CaseDecision): unknown {
  const decided = route && route.outcome !== 'ask' ? route : undefined;
  const shown = Object.values(requirements).filter(
    ({ answer, waits }) => answer !== 'not-applicable' && !waits,
  );
  const stopped = Object.entries(said.gates ?? {}).filter(([, { need }]) => !goes.has(need));
  return plain({
    asked: route?.asked,
    question: route?.outcome === 'ask' ? route.question || undefined : undefined,
    refining: decided?.refining ?? [],
    conflict: route?.conflict ?? '',
    row: decided && pick(decided, routeFields),
    due: said.due && asDue(said.due),
    requirements: byId(shown, ({ asks, onRecord, ...one }) => ({
      ...pick(one, checkFields),
      ...{ asks, onRecord },
    })),
    checks: byId(Object.values(said.checks ?? {}), checked),
    part2: byId(Object.values(said.part2 ?? {}), checked),
    contradictions: Object.keys(said.contradictions ?? {}),
    stopped: Object.fromEntries(stopped.map(([rule, one]) => [rule, pick(one, stopFields)])),
    gate: gateLines(Object.values(said.gate ?? {})),
    // Answers that cannot both be true decide nothing, so the desk names no fee.
    fee: decided && decided.conflict === undefined ? said.fee && feeAlone(said.fee) : undefined,
  });
}

const routeFields = [
  ...['row', 'kind', 'outcome', 'title', 'sentence', 'holder', 'needsAuthorization'],
  ...['accountable', 'fee', 'ruleId', 'answers', 'documents', 'traps', 'scope', 'citation'],
];
const checkFields = ['answer', 'severity', 'title', 'sentence', 'citation', 'ruleId', 'unverified'];
const stopFields = ['need', 'sentence'];
const lineFields = ['ok', 'sentence', 'fix'];
const feeFields = [
  ...['payer', 'kind', 'sentence', 'total', 'lines', 'schedule', 'methods', 'ceiling', 'ruleId'],
  ...['proofNeeded', 'missing', 'unverified', 'warning', 'mayAskPrepayment', 'cheaper', 'citation'],
];
const goes = new Set(['allow', 'allow-with-notice']);

function feeAlone(fee: NonNullable<CaseDecision['fee']>): unknown {
  const { lines, methods } = fee;
  return pick({ ...fee, lines: Object.values(lines), methods: Object.values(methods) }, feeFields);
}

function gateLines(lines: readonly (GateLine | GateItem)[]): unknown {
  const ofLaw = lines.filter(({ id }) => !workLines.has(id));
  return byId(ofLaw, (line) => pick(line, lineFields));
}

function checked(check: object): unknown {
  return pick(check, checkFields);
}

function pick(from: object, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(from).filter(([field]) => fields.includes(field)));
}

/** `us-federal/G-SUD-CONSENT@2026.1` is `G-SUD-CONSENT`. */
function shortId(ruleId: string): string {
  return ruleId.replace(/^[^/]*\//, '').replace(/@.*$/, '');
}

function byId<T extends { readonly id: string }>(list: readonly T[], of: (one: T) => unknown) {
  return Object.fromEntries(list.map((one) => [one.id, of(one)]));
}

/** As a file would hold it: what is undefined is not there. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

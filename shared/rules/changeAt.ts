import { Refused } from '../domain/base/fault';
import type { RulePack } from '../domain/law/pack';
import { placeAt, withAt } from './packPlace';
import { isByHand, type PackPath } from './schemaAt';

/**
 * The pack with one value changed. The rule it stands in has to be compared with its source
 * again, unless that was done on `checkedOn`.
 */
export function changedAt(
  pack: RulePack,
  path: PackPath,
  value: string | number | boolean,
  checkedOn: string | undefined,
): RulePack {
  if (!isByHand(path) || !isScalar(placeAt(pack, path))) {
    throw new Refused(
      'pack-place-fixed',
      'This part of the rules cannot be changed here. Export the rules, change the file and import it.',
    );
  }
  const changed = withAt(pack, path, value) as RulePack;
  const [part, index] = path;
  if (part === undefined || typeof index !== 'number') return changed;
  const rule = placeAt(changed, [part, index]);
  if (typeof rule !== 'object' || rule === null || !('status' in rule)) return changed;
  return withAt(changed, [part, index], { ...rule, ...checkMark(checkedOn) }) as RulePack;
}

/** What a rule says of itself once it was changed. */
export function checkMark(checkedOn: string | undefined) {
  return checkedOn === undefined
    ? ({ status: 'verify' } as const)
    : ({ status: 'verified', verifiedOn: checkedOn } as const);
}

function isScalar(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

import { utf8 } from '../../domain/base/bytes';
import type { Accounting, AccountingEntry } from '../../domain/disclosure/accounting';
import { dollars } from '../../domain/money/amounts';
import { longDate, shortDate } from '../calendar';
import type { LoggedRequest, OpenDesk } from '../context';
import type { AccountingSlice } from '../../domain/disclosure/accountingSlice';
import { fileLetter } from '../letters/desk';

interface OpenOne {
  readonly request: LoggedRequest;
  readonly asked: AccountingSlice['asked'][number];
}

/** The letter says nothing of what was left out or suspended ((a)(2)): it has no place for it. */
export async function accountingLetter(
  desk: OpenDesk,
  { request, asked }: OpenOne,
  { accounting, free }: { readonly accounting: Accounting; readonly free: boolean },
): Promise<void> {
  const { from, to, entries } = accounting;
  const values = {
    requestNumber: asked.number,
    periodFrom: longDate(from),
    periodTo: longDate(to),
    hasEntries: entries.length === 0 ? 'no' : 'yes',
    entries: entries.map(entryRow),
    isFirstInTwelveMonths: free ? 'yes' : 'no',
    fee: free ? '' : dollars(asked.fee?.cents ?? 0),
  };
  // What was disclosed is said as the log says it (45 CFR 164.528(b)(2)).
  await fileLetter(desk, request, { templateId: 'accounting', values, byLaw: ['entries'] }, [
    {
      type: 'accounting.given',
      body: { accountingId: asked.id, from, to, entries: [...entries] },
    },
  ]);
}

export async function extensionLetter(
  desk: OpenDesk,
  { request, asked }: OpenOne,
  { reason, completeBy }: { readonly reason: string; readonly completeBy: string },
): Promise<void> {
  const values = {
    requestNumber: asked.number,
    receivedOn: longDate(asked.receivedOn),
    reasons: [reason],
    completionDate: longDate(completeBy),
  };
  await fileLetter(desk, request, { templateId: 'accounting-extension', values }, [
    { type: 'accounting.extended', body: { accountingId: asked.id, reason, completeBy } },
  ]);
}

/** Date, who and where, what, why: parted by tabs, as the template's table wants it. */
function entryRow(entry: AccountingEntry): string {
  const { recipientName, recipientAddress, description, purpose } = entry;
  const who = [recipientName, ...recipientAddress.split('\n')]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(', ');
  return [dateWords(entry), who, description, purpose].map(oneLine).join('\t');
}

function dateWords({ disclosedOn, times, lastOn }: AccountingEntry): string {
  if (times === 1) return shortDate(disclosedOn);
  return `${shortDate(disclosedOn)}, ${times} times, the last on ${shortDate(lastOn)}`;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const head = ['Date', 'Recipient', 'Address', 'What', 'Why', 'Times', 'Last date'];

/** RFC 4180; a cell that a spreadsheet would run as a formula is quoted as text. */
export function accountingCsv(entries: readonly AccountingEntry[]): Uint8Array {
  const rows = entries.map((one) => [
    one.disclosedOn,
    one.recipientName,
    one.recipientAddress,
    one.description,
    one.purpose,
    String(one.times),
    one.lastOn,
  ]);
  const lines = [head, ...rows].map((row) => row.map(cell).join(','));
  return utf8(`${lines.join('\r\n')}\r\n`);
}

function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${oneLine(harmless).replaceAll('"', '""')}"`;
}

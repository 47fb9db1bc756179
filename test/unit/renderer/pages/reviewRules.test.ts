import { describe, expect, it } from 'vitest';
import { boxKey } from '../../../../renderer/app/page/boxKeys';
import type { PageView } from '../../../../renderer/app/page/pageGeometry';
import { walkWall } from '../../../../renderer/app/page/wallRows';
import { zoomed, zoomFrom } from '../../../../renderer/app/page/zoom';
import {
  formSections,
  isAsked,
  sectionOf,
} from '../../../../renderer/features/authorization/formSections';
import {
  isKindWord,
  labelFor,
  movedTo,
  titleFor,
} from '../../../../renderer/features/records/recordWords';
import {
  namesOther,
  nextToLook,
  twinPages,
  type ReviewPage,
  strangePages,
} from '../../../../renderer/features/review/reviewPages';
import { pictureText } from '../../../../renderer/features/review/reviewWords';
import { wallGroups } from '../../../../renderer/features/review/wallGroups';
import type { IdentityView } from '../../../../shared/contract/identity';
import { plainMark, type PageMark } from '../../../../shared/domain/review/slice';
import { authorizationChecks } from '../../../../shared/domain/authorization/checkAuthorization';
import {
  authorizationFactsSchema,
  emptyAuthorizationFacts,
} from '../../../../shared/domain/authorization/facts';

const plain = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };

describe('keys of the review', () => {
  it('arrows move a box by one point, Shift by ten, Alt resizes, whatever the rotation', () => {
    const view: PageView = { crop: [0, 0, 600, 800], rotation: 90, scale: 2 };
    const rect = [100, 100, 200, 150] as const;
    const press = (key: string, held = {}) => boxKey(view, rect, { ...plain, ...held, key });
    // Turned to the right by 90, "right" on the screen is up on the page.
    expect(press('ArrowRight')).toEqual({ kind: 'change', rect: [100, 101, 200, 151] });
    expect(press('ArrowDown', { shiftKey: true })).toEqual({
      kind: 'change',
      rect: [110, 100, 210, 150],
    });
    expect(press('ArrowRight', { altKey: true })).toEqual({
      kind: 'change',
      rect: [100, 100, 200, 151],
    });
    expect(press('Delete')).toEqual({ kind: 'remove' });
    expect(press('Enter')).toEqual({ kind: 'type' });
    expect(press(' ')).toBeUndefined();
    expect(press('ArrowRight', { ctrlKey: true })).toBeUndefined();
  });
});

const pageOf = (number: number, change: Partial<ReviewPage> = {}): ReviewPage => ({
  key: `d#${number}`,
  documentId: 'd',
  page: number,
  title: 'Notes',
  pageCount: 4,
  width: 612,
  height: 792,
  rotation: 0,
  isPicture: false,
  mayBeTyped: false,
  wasRead: false,
  looked: false,
  leftOut: undefined,
  marks: [],
  findings: [],
  tags: [],
  takenBack: [],
  ...change,
});

describe('the walk through the pages', () => {
  const page = pageOf;
  const none = new Set<string>();

  it('goes on below, then from the top, past pages looked at or left out', () => {
    const pages = [page(1), page(2, { looked: true }), page(3), page(4, { leftOut: 'other' })];
    expect(nextToLook(pages, 'd#1', none)?.page).toBe(3);
    expect(nextToLook(pages, 'd#3', none)?.page).toBe(1);
    expect(nextToLook(pages, 'd#3', new Set(['d#1']))).toBeUndefined();
  });

  it('no page is called a scan that may be typed, and none read that was not', () => {
    const said = ([mayBeTyped, wasRead]: boolean[]) =>
      pictureText(page(1, { isPicture: true, mayBeTyped: mayBeTyped!, wasRead: wasRead! }));
    expect(said([false, true])).toMatch(/^A scanned page\. The desk read its words/);
    expect(said([false, false])).toMatch(/^A picture whose words the desk has not read yet/);
    expect(said([true, true])).toMatch(/^This page may hold a picture\. The desk read it/);
    expect(said([true, false])).toMatch(
      /^This page may hold a picture, which the desk has not read/,
    );
  });

  it('keys walk the wall by page and by row and stop at its ends', () => {
    const one = (key: string) => ({ key }) as never;
    const groups = [
      { key: 'a', title: 'A', pages: ['1', '2', '3'].map(one) },
      { key: 'b', title: 'B', pages: ['4', '5'].map(one) },
    ];
    expect(walkWall(groups, '3', 'ArrowRight', 2)).toBe('4');
    expect(walkWall(groups, '1', 'ArrowLeft', 2)).toBe('1');
    expect(walkWall(groups, '2', 'ArrowDown', 2)).toBe('4');
    expect(walkWall(groups, '2', 'End', 2)).toBe('5');
    expect(walkWall(groups, '2', 'PageDown', 2)).toBeUndefined();
  });

  it('zoom goes to the next step from whatever is seen', () => {
    expect(zoomFrom(0.77, 'in')).toBe(1);
    expect(zoomFrom(1, 'out')).toBe(0.75);
    expect(zoomFrom(4, 'in')).toBe(4);
    const turned = zoomed('fit', { width: 612, height: 792, sideways: true }, 792);
    expect(turned.width).toBeCloseTo(612);
  });

  it('a mark is offered on every page that looks the same, and on no other', () => {
    const twin = (number: number, likePage: number, change: Partial<ReviewPage> = {}) =>
      page(number, {
        findings: [{ code: 'looks-like', message: '', page: number, likePage }],
        ...change,
      });
    const mark: PageMark = {
      ...plainMark,
      ...{ id: 'm', documentId: 'd', page: 3, rect: [0, 0, 10, 10], reason: 'other-person' },
      ...{ source: 'drawn', status: 'accepted' },
    };
    const old = { code: 'looks-like', message: 'Page 6 looks like page 1.' };
    const likeThird = { code: 'looks-like', message: '', page: 1, likePage: 3 };
    const copy = {
      ...{ ...page(1), key: 'e#1', documentId: 'e' },
      findings: [{ ...likeThird, likeDocumentId: 'd' }],
    };
    const pages = [
      page(1),
      page(2),
      twin(3, 1, { marks: [mark] }),
      twin(4, 2),
      twin(5, 1, { leftOut: 'duplicate' }),
      page(6, { findings: [old] }),
      twin(7, 1, { marks: [{ ...mark, page: 7 }] }),
      twin(8, 1, { marks: [{ ...mark, page: 8, rect: [0, 0, 10, 11] }] }),
      copy,
      twin(9, 1, { width: 595, height: 842 }),
      twin(10, 1, { rotation: 180 }),
    ];
    const keys = (at: number) => twinPages(pages, pages[at]!, mark).map(({ key }) => key);
    expect(keys(2)).toEqual(['d#1', 'd#8', 'e#1']);
    expect(keys(8)).toEqual(['d#1', 'd#8']);
    expect(keys(1)).toEqual(['d#4']);
    expect(keys(5)).toEqual([]);
  });
});

const nothing = { checks: [], valid: false, foot: '', doesNotCarry: [] };

function shownAs(id: string) {
  const { factsUsed } = authorizationChecks.find((check) => check.id === id)!;
  return { id, factsUsed: [...factsUsed] };
}

describe('the authorization form', () => {
  it('every fact is asked for once, and every check stands somewhere', () => {
    const asked = formSections.flatMap((section) => section.facts);
    expect([...asked].sort()).toEqual(
      Object.keys(authorizationFactsSchema.shape)
        .filter((name) => name !== 'extras')
        .sort(),
    );
    expect(authorizationChecks.map((check) => sectionOf(shownAs(check.id)))).not.toContain('form');
    expect(sectionOf(shownAs('A04'))).toBe('patient');
    expect(sectionOf(shownAs('A20'))).toBe('force');
  });

  it('only asks what can matter', () => {
    const shown = { ...nothing, contradictions: [], part2: [], questions: [], knownForms: [] };
    const facts = { ...emptyAuthorizationFacts, expiryKind: 'event' as const };
    expect(isAsked('expiresOn', facts, shown)).toBe(false);
    expect(isAsked('eventHasHappened', facts, shown)).toBe(true);
    expect(isAsked('isPart2Consent', facts, shown)).toBe(false);
    expect(isAsked('signerName', { ...facts, signer: 'representative' }, shown)).toBe(true);
  });
});

describe('a page to be left out', () => {
  it('is most likely about another person where the desk read one, or perhaps one', () => {
    const [first, second, third] = [1, 2, 3].map((page) => ({ documentId: 'd1', page }));
    const sure = { because: 'Ashdown, Juniper', alsoPatient: false, settled: false };
    const identity = {
      others: [{ ...first!, ...sure, confirmations: [] }],
      unsure: [
        { ...second!, because: 'Ashdown, Juniper' },
        { ...third!, because: '' },
      ],
    };
    const named = [first!, second!, third!].map((page) => namesOther(identity, page));
    expect(named).toEqual([true, true, false]);
    expect(namesOther(undefined, first!)).toBe(false);
  });
});

describe('the way on where pages name somebody else', () => {
  const open = { documentId: 'd1', because: 'Ashdown, Juniper', alsoPatient: false, settled: false, confirmations: [] }; // prettier-ignore
  const said = { by: 'Ada', byMe: true, reason: 'A letter' };
  const [fresh, mine, theirs, done] = [
    { ...open, page: 1 },
    { ...open, page: 2, confirmations: [said] },
    { ...open, page: 3, confirmations: [{ ...said, byMe: false }] },
    { ...open, page: 4, settled: true },
  ];
  const way = (...others: IdentityView['others']) => {
    const { strange, awaitsSecond } = strangePages({ others });
    return [strange?.page, awaitsSecond];
  };

  it('leads to a page this person can say something of, else to a second person', () => {
    expect(way(mine, fresh)).toEqual([1, false]);
    expect(way(mine, theirs)).toEqual([3, false]);
    expect(way(mine, done)).toEqual([undefined, true]);
    expect(way(done)).toEqual([undefined, false]);
  });
});

describe('the badges of a page', () => {
  it('ask whose it is until somebody looks, where a name may be somebody else’s', () => {
    const because = 'Ashdown, Juniper';
    const identity = { others: [], unsure: [{ documentId: 'd', page: 1, because }] };
    const badges = (looked: boolean, known: IdentityView = identity) =>
      wallGroups([pageOf(1, { looked })], known)[0]?.pages[0]?.badges.map(({ text }) => text);
    expect(badges(false)).toEqual(['Whose page?', 'Not looked at']);
    expect(badges(true)).toEqual(['Looked at']);
    expect(badges(false, { others: [], unsure: [] })).toEqual(['Not looked at']);
  });
});

describe('records', () => {
  it('the file’s name gives the kind, never the title, for it may name somebody', () => {
    const label = labelFor('SMITH_john_lab_2026.pdf', []);
    expect(label).toMatchObject({ kind: 'labs', title: 'Labs' });
    expect(labelFor('scan_0141.pdf', [])).toMatchObject({ kind: '', title: '' });
  });

  it('a title nobody typed is not given twice, and follows the kind', () => {
    expect(titleFor('labs', ['Labs', 'Labs 2', 'Imaging'])).toBe('Labs 3');
    expect(titleFor('other', ['Labs'])).toBe('Other');
    expect(isKindWord('Labs 3')).toBe(true);
    expect(isKindWord('Labs of March')).toBe(false);
  });

  it('a document moves by one place and not beyond the ends', () => {
    expect(movedTo(0, -1, 3)).toBeUndefined();
    expect(movedTo(1, 1, 3)).toBe(2);
    expect(movedTo(2, 1, 3)).toBeUndefined();
  });
});

import type { WalkedFile } from './fileWalk';
import { KNOWN_FONT, type Role, ROLES } from './roles';
import { dictOf, isKind, nameOf, type PdfDict, type PdfValue, Problem, resolve } from './values';

interface Visit {
  readonly file: WalkedFile;
  /** Object numbers reached from the trailer. */
  readonly seen: Set<number>;
  /** Objects already judged in a role, as `number role`. */
  readonly judged: Set<string>;
  /** Pages met so far, in the order a reader shows them. */
  pages: number;
}

/**
 * Every object is reached from the trailer, every dictionary has a known role, every key in
 * it is one of that role's keys. Throws `Problem` on the first that is not.
 */
export function checkStructure(file: WalkedFile): string {
  const visit: Visit = { file, seen: new Set(file.frame), judged: new Set(), pages: 0 };
  judge(file.trailer, 'trailer', visit);
  for (const num of file.objects.keys()) {
    if (!visit.seen.has(num)) {
      throw new Problem(`object ${num} belongs to nothing on any page`);
    }
  }
  return `${file.objects.size} objects, every byte accounted for`;
}

function follow(value: PdfValue, role: string, visit: Visit): PdfValue | undefined {
  if (!isKind(value, 'ref')) return value;
  visit.seen.add(value.num);
  const mark = `${value.num} ${role}`;
  if (visit.judged.has(mark)) return undefined;
  visit.judged.add(mark);
  return resolve(value, visit.file.objects);
}

function judge(value: PdfValue, role: string, visit: Visit): void {
  const target = follow(value, role, visit);
  if (target === undefined || target === null || role === 'back') return;
  if (role === 'plain') judgePlain(target, visit);
  else if (role === 'words') judgeWords(target);
  else if (role === 'fontname') judgeFontName(target);
  else if (role === 'none') judgeEmpty(target);
  else if (role.startsWith('[')) judgeList(target, role.slice(1, -1), visit);
  else if (role.startsWith('{')) judgeNamed(target, role.slice(1, -1), visit);
  else judgeNode(target, role, visit);
}

function judgeNode(target: PdfValue, role: string, visit: Visit): void {
  const dict = dictOf(target);
  const own = dict && roleOf(role, dict);
  if (!dict || !own) judgeRest(target, role, visit);
  else if (own === 'page') judgePage(dict, visit);
  else judgeDict(dict, own, visit);
}

/** Whatever hangs on a page is refused by the number of the first page that leads to it. */
function judgePage(dict: PdfDict, visit: Visit): void {
  visit.pages += 1;
  try {
    judgeDict(dict, 'page', visit);
  } catch (error) {
    throw error instanceof Problem ? new Problem(error.message, visit.pages) : error;
  }
}

/** Colour spaces, masks and encodings are often names or arrays instead of dictionaries. */
function judgeRest(target: PdfValue, role: string, visit: Visit): void {
  if (isKind(target, 'array')) judgeList(target, role, visit);
  else if (isKind(target, 'string') && role !== 'paint') {
    throw new Problem('a text stands where none may');
  }
}

function judgePlain(target: PdfValue, visit: Visit): void {
  if (isKind(target, 'array')) for (const item of target.items) judge(item, 'plain', visit);
  if (dictOf(target)) throw new Problem('a dictionary stands where a plain value belongs');
  if (isKind(target, 'string')) throw new Problem('a text stands where none may');
}

function judgeWords(target: PdfValue): void {
  if (!isKind(target, 'string')) throw new Problem('something else stands where a text belongs');
}

/** A font's name is free text unless it is one of the names a writer of ours gives. */
function judgeFontName(target: PdfValue): void {
  if (!KNOWN_FONT.test(nameOf(target) ?? '')) throw new Problem('a font has a name nobody knows');
}

function judgeEmpty(target: PdfValue): void {
  const empty = isKind(target, 'array')
    ? target.items.length === 0
    : isKind(target, 'dict') && target.entries.size === 0;
  if (!empty) throw new Problem('a page carries annotations or properties');
}

function judgeList(target: PdfValue, role: string, visit: Visit): void {
  const items = isKind(target, 'array') ? target.items : [target];
  for (const item of items) judge(item, role, visit);
}

function judgeNamed(target: PdfValue, role: string, visit: Visit): void {
  if (!isKind(target, 'dict')) throw new Problem('a resource list is no dictionary');
  for (const item of target.entries.values()) judge(item, role, visit);
}

function judgeDict(dict: PdfDict, role: Role, visit: Visit): void {
  const allowed: Readonly<Record<string, string>> = ROLES[role];
  for (const [key, value] of dict.entries) {
    const next = allowed[key];
    if (next === undefined) throw new Problem(`/${key} is not allowed in a ${role}`);
    judge(value, next, visit);
  }
}

/** Some roles are decided by what the dictionary says of itself. */
function roleOf(role: string, dict: PdfDict): Role {
  const type = nameOf(dict.entries.get('Type'));
  const subtype = nameOf(dict.entries.get('Subtype'));
  if (role === 'node') return type === 'Pages' ? 'pages' : 'page';
  if (role === 'mask') return 'image';
  if (role === 'xobject') return xobjectRole(subtype);
  if (role === 'encoding' && type === 'CMap') return 'cmap';
  refuseDrawn(role, subtype, dict);
  return known(role);
}

/** Fonts and patterns that are little pages of their own can hide text (pdf.md 2.1). */
function refuseDrawn(role: string, subtype: string | undefined, dict: PdfDict): void {
  if (role === 'font' && subtype === 'Type3') {
    throw new Problem('a font is made of drawings (Type 3)');
  }
  if (role === 'pattern' && dict.entries.get('PatternType') === 1) {
    throw new Problem('a tiling pattern can hide text');
  }
}

function xobjectRole(subtype: string | undefined): Role {
  if (subtype === 'Image') return 'image';
  if (subtype === 'Form') return 'form';
  throw new Problem('a drawn object is neither an image nor a form');
}

function known(role: string): Role {
  if (role in ROLES) return role as Role;
  throw new Error(`unknown role ${role}`);
}

/**
 * Every dictionary a released file may hold, and every key in it. What is not listed is
 * refused (DESIGN.md 6, pdf.md 2.6), so a new place to hide text in is refused before
 * anybody has heard of it.
 *
 * `plain`: names, numbers, arrays of these. `words`: one string.
 * `fontname`: one of the names known below. `back`: points at its parent.
 * `role`, `[role]`, `{role}`: one, a list of, a dictionary of that role. `none`: only empty.
 */
export type Role = keyof typeof ROLES;

function keys(names: string, what: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [name, what]));
}

/** The standard fonts and their look-alikes, an embedded font of a source, the desk's own. */
export const KNOWN_FONT =
  /^((Helvetica|Times|Courier|Arial|Symbol|ZapfDingbats)([-,]?(New|Roman|PS|MT|Bold|Italic|Oblique|Narrow|Black))*|AAAAAA\+Embedded|ROIDSK\+(Liberation(Sans-Regular|Sans-Bold|Mono-Regular)|DejaVuSans|DroidSansFallback))$/;

const STREAM = { ...keys('Length Filter', 'plain'), DecodeParms: 'parms' };

export const ROLES = {
  trailer: {
    ...STREAM,
    ...keys('Size Type W Index', 'plain'),
    Root: 'catalog',
    /** What these say is held against the very bytes they may be, see ownWords.ts. */
    ID: '[words]',
  },
  catalog: {
    ...keys('Type Version', 'plain'),
    Pages: 'node',
    Metadata: 'metadata',
    OutputIntents: '[intent]',
  },
  metadata: keys('Length Type Subtype', 'plain'),
  intent: {
    ...keys('Type S', 'plain'),
    OutputConditionIdentifier: 'words',
    DestOutputProfile: 'profile',
  },
  profile: keys('Length N', 'plain'),
  pages: {
    ...keys('Type Count MediaBox CropBox Rotate', 'plain'),
    Parent: 'back',
    Kids: '[node]',
    Resources: 'resources',
  },
  page: {
    ...keys('Type MediaBox CropBox Rotate UserUnit', 'plain'),
    Parent: 'back',
    Annots: 'none',
    Contents: '[content]',
    Resources: 'resources',
    Group: 'group',
  },
  content: STREAM,
  parms: keys(
    'Predictor Colors BitsPerComponent Columns EarlyChange K EndOfLine EncodedByteAlign Rows EndOfBlock BlackIs1 DamagedRowsBeforeError ColorTransform',
    'plain',
  ),
  resources: {
    ProcSet: 'plain',
    Properties: 'none',
    Font: '{font}',
    XObject: '{xobject}',
    ExtGState: '{gstate}',
    ColorSpace: '{paint}',
    Pattern: '{pattern}',
    Shading: '{paint}',
  },
  image: {
    ...STREAM,
    ...keys(
      'Type Subtype Name Width Height BitsPerComponent Decode Interpolate ImageMask Intent Matte SMaskInData',
      'plain',
    ),
    ColorSpace: 'paint',
    Mask: 'mask',
    SMask: 'xobject',
  },
  form: {
    ...STREAM,
    ...keys('Type Subtype FormType Name BBox Matrix', 'plain'),
    Resources: 'resources',
    Group: 'group',
  },
  group: { ...keys('Type S I K', 'plain'), CS: 'paint' },
  gstate: {
    ...keys('Type LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK UseBlackPtComp HTO', 'plain'),
    ...keys('BG BG2 UCR UCR2 TR TR2 HT', 'paint'),
    Font: '[font]',
    SMask: 'softmask',
  },
  softmask: { ...keys('Type S BC', 'plain'), TR: 'paint', G: 'xobject' },
  pattern: {
    ...keys('Type PatternType Matrix', 'plain'),
    Shading: 'paint',
    ExtGState: 'gstate',
  },
  font: {
    BaseFont: 'fontname',
    ...keys('Type Subtype Name FirstChar LastChar Widths DW W DW2 W2', 'plain'),
    FontDescriptor: 'descriptor',
    DescendantFonts: '[font]',
    Encoding: 'encoding',
    ToUnicode: 'cmap',
    CIDToGIDMap: 'content',
    CIDSystemInfo: 'cidsystem',
  },
  cidsystem: { ...keys('Registry Ordering', 'words'), Supplement: 'plain' },
  encoding: keys('Type BaseEncoding Differences', 'plain'),
  cmap: {
    ...STREAM,
    ...keys('Type CMapName WMode', 'plain'),
    CIDSystemInfo: 'cidsystem',
    UseCMap: 'cmap',
  },
  descriptor: {
    FontName: 'fontname',
    ...keys(
      'Type FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth',
      'plain',
    ),
    ...keys('FontFile FontFile2 FontFile3', 'fontfile'),
    CIDSet: 'content',
  },
  fontfile: { ...STREAM, ...keys('Subtype Length1 Length2 Length3', 'plain') },
  paint: {
    ...STREAM,
    ...keys(
      'N Range WhitePoint BlackPoint Gamma Matrix Domain FunctionType C0 C1 Bounds Encode Decode Size BitsPerSample Order ShadingType Background BBox AntiAlias Coords Extend BitsPerCoordinate BitsPerComponent BitsPerFlag VerticesPerRow Type Subtype Solidities PrintingOrder DotGain Components HalftoneType Frequency Angle SpotFunction AccurateScreens TransferFunction HalftoneName Default',
      'plain',
    ),
    ...keys('Alternate ColorSpace Function Functions Colorants Process MixingHints', 'paint'),
  },
} as const satisfies Record<string, Record<string, string>>;

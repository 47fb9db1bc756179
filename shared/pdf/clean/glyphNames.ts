/** Which glyph names a font may use: names could be words that nobody sees. */

/** Adobe's standard Latin names (ISO 32000-2 annex D), and the Greek of Symbol. */
const standard = new Set(
  (
    'notdef space exclam quotedbl numbersign dollar percent ampersand quotesingle quoteright quoteleft parenleft ' +
    'parenright asterisk plus comma hyphen minus period slash zero one two three four five six seven eight nine colon ' +
    'semicolon less equal greater question at bracketleft backslash bracketright asciicircum underscore grave ' +
    'braceleft bar braceright asciitilde exclamdown cent sterling fraction yen florin section currency quotedblleft ' +
    'guillemotleft guilsinglleft guilsinglright fi fl ff ffi ffl endash dagger daggerdbl periodcentered paragraph ' +
    'bullet quotesinglbase quotedblbase quotedblright guillemotright ellipsis perthousand questiondown acute ' +
    'circumflex tilde macron breve dotaccent dieresis ring cedilla hungarumlaut ogonek caron emdash AE ordfeminine ' +
    'Lslash Oslash OE ordmasculine ae dotlessi lslash oslash oe germandbls Eth eth Thorn thorn onesuperior ' +
    'twosuperior threesuperior onehalf onequarter threequarters mu degree brokenbar copyright registered trademark ' +
    'logicalnot plusminus multiply divide Euro nbspace sfthyphen middot overscore infinity lessequal greaterequal ' +
    'partialdiff summation product pi integral Omega radical approxequal Delta lozenge notequal apple arrowleft ' +
    'arrowup arrowright arrowdown arrowboth checkbox filledbox circle H18533 ' +
    'Alpha Beta Gamma Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho Sigma Tau Upsilon Phi Chi Psi ' +
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda nu xi omicron rho sigma tau upsilon phi chi psi omega'
  ).split(' '),
);
const accents = 'acute|grave|circumflex|dieresis|tilde|ring|caron|cedilla|macron|breve|ogonek|dotaccent|hungarumlaut|commaaccent|croat|slash|bar'; // prettier-ignore
/** A letter with an accent; Unicode in hexadecimal; a letter or a few with a number. */
const pattern = new RegExp(
  `^(?:\\.notdef|[A-Za-z](?:${accents})?|uni[0-9A-F]{4}|u[0-9A-F]{4,6}|a\\d{1,3}|(?:[A-Za-z]{1,2}|cid|gid|glyph|index|char)\\d{1,5})(?:\\.[a-z]{2,4}\\d{0,2})?$`,
);

/** `name` without its slash. */
export function isGlyphName(name: string): boolean {
  return standard.has(name) || pattern.test(name);
}

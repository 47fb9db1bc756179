/** The font files in assets/fonts that the desk letters its own pages with; their licences lie beside them. */

export const fontFiles = {
  regular: 'LiberationSans-Regular.ttf',
  bold: 'LiberationSans-Bold.ttf',
  mono: 'LiberationMono-Regular.ttf',
  /** Signs the others lack. */
  signs: 'DejaVuSans.ttf',
  /** Chinese, Japanese and Korean; three megabytes. */
  far: 'DroidSansFallback.ttf',
} as const;

export type Face = keyof typeof fontFiles;
export type FontFile = (typeof fontFiles)[Face];

/** Bytes of a font file, read when a letter first needs it. */
export type LoadFont = (file: FontFile) => Promise<Uint8Array>;

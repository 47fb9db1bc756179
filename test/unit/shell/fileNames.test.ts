import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { basename, normalize } from 'node:path';
import { rendererPath } from '../../../electron/host/rendererFiles';
import { isPlainFileName, numberedFileName } from '../../../shared/shell/plainFileName';

describe('a name for a saved file', () => {
  test('stands for one file in one folder on every system', () => {
    for (const name of ['Packet R-17.pdf', 'a', 'Größe.tif', '第一.pdf']) {
      expect(isPlainFileName(name), name).toBe(true);
    }
    const bad = [
      '',
      '.',
      '..',
      '../a',
      'a/b',
      'a\\b',
      'C:a',
      'a\0',
      'a\n',
      '.a',
      'a.',
      'a ',
      'NUL',
      'com1.pdf',
      'a*',
      'x'.repeat(121),
    ];
    for (const name of bad) expect(isPlainFileName(name), name).toBe(false);
  });

  test('no accepted name leaves its folder', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('.', '/', '\\', 'a', ' ', ':') }), (name) => {
        fc.pre(isPlainFileName(name));
        expect(basename(normalize(`/folder/${name}`))).toBe(name);
      }),
    );
  });

  test('a taken name is counted before its ending', () => {
    expect(numberedFileName('a.b.pdf', 1)).toBe('a.b.pdf');
    expect(numberedFileName('a.b.pdf', 2)).toBe('a.b (2).pdf');
    expect(numberedFileName('README', 3)).toBe('README (3)');
  });
});

describe('an address of the desk', () => {
  test('means a file below the renderer or none', () => {
    expect(rendererPath('/')).toBe('index.html');
    expect(rendererPath('/assets/a-1.js')).toBe('assets/a-1.js');
    expect(rendererPath('/a%20b.png')).toBe('a b.png');
    const bad = [
      '',
      'a',
      '//a',
      '/..',
      '/../a',
      '/a/../b',
      '/%2e%2e/a',
      '/..%2fa',
      '/..%5ca',
      '/a%00',
      '/%',
      '/.hidden',
      '/a/.b',
      '/C:/a',
      '/a/',
    ];
    for (const path of bad) expect(rendererPath(path), path).toBeNull();
  });

  test('no address climbs out', () => {
    const parts = fc.constantFrom('/', '..', '.', '%2e', '%2f', '%5c', '%00', 'a', '%25', ':');
    fc.assert(
      fc.property(fc.array(parts), (pieces) => {
        const path = rendererPath(`/${pieces.join('')}`);
        fc.pre(path !== null);
        expect(normalize(`/root/${path}`).startsWith('/root/')).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

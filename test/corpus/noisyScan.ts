const halfDegree = 0.009;

/** Turns a clean gray page (binary PGM) into a bad scan: crooked by half a degree unless said, with noise. */
export function noisyScan(pgm: Buffer, seed: number, tilt = halfDegree): Buffer {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.toString('latin1', 0, 64));
  if (!head) throw new Error('not a gray PGM');
  const [width, height] = [Number(head[1]), Number(head[2])];
  const from = pgm.subarray(head[0].length);
  const out = Buffer.alloc(width * height);
  const slope = tilt * (seed % 2 === 0 ? 1 : -1);
  let random = seed * 7919;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      random = (Math.imul(random, 1103515245) + 12345) >>> 0;
      const sourceX = Math.round(x - slope * (y - height / 2));
      const sourceY = Math.round(y + slope * (x - width / 2));
      const inside = sourceX >= 0 && sourceX < width && sourceY >= 0 && sourceY < height;
      const paper = inside ? from[sourceY * width + sourceX]! : 235;
      const speck = random % 997 === 0 ? -200 : 0;
      out[y * width + x] = Math.max(0, Math.min(255, paper - 12 + ((random >>> 16) % 25) + speck));
    }
  }
  return Buffer.concat([Buffer.from(head[0], 'latin1'), out]);
}

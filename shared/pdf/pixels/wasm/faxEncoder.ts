/**
 * Gray samples into bilevel rows and Group 4 data (ITU-T T.6), in AssemblyScript: the module's
 * host is `shared/pdf/pixels/faxEncoder.ts`, which lays out its memory and writes the code table.
 * `npm run wasm` compiles this into `faxEncoderWasm.ts`.
 */

/** Darker prints black and lighter prints white without losing anything a reader could see. */
const surelyBlack: i8 = 96;
const surelyWhite: u8 = 232;

/** 0: only black and white. 1: nothing between ink and paper. 2: grays. Reads 16 at a time. */
export function tones(samples: usize, count: i32): i32 {
  const dark = i8x16.splat(surelyBlack);
  const light = i8x16.splat(<i8>surelyWhite);
  const white = i8x16.splat(-1);
  const black = i8x16.splat(0);
  let found = 0;
  for (let at = samples, end = samples + count; at < end; at += 16) {
    const dots = v128.load(at);
    const plain = v128.or(i8x16.eq(dots, white), i8x16.eq(dots, black));
    if (i8x16.all_true(plain)) continue;
    const between = v128.and(i8x16.gt_u(dots, dark), i8x16.lt_u(dots, light));
    if (v128.any_true(between)) return 2;
    found = 1;
  }
  return found;
}

/** Rows padded to a byte, most significant bit left, 1 where a sample is darker than the middle. */
export function pack(samples: usize, width: i32, height: i32, packed: usize): void {
  const whole = width & ~15;
  let to = packed;
  for (let y = 0; y < height; y += 1) {
    const row = samples + <usize>y * width;
    for (let x = 0; x < whole; x += 16) {
      const dots = v128.not(v128.load(row + x));
      const turned = i8x16.shuffle(
        dots,
        dots,
        7,
        6,
        5,
        4,
        3,
        2,
        1,
        0,
        15,
        14,
        13,
        12,
        11,
        10,
        9,
        8,
      );
      store<u16>(to, <u16>i8x16.bitmask(turned));
      to += 2;
    }
    for (let x = whole; x < width; x += 8) {
      store<u8>(to, lastBits(row + x, min(8, width - x)));
      to += 1;
    }
  }
}

function lastBits(from: usize, count: i32): u8 {
  let bits = 0;
  for (let at = 0; at < count; at += 1) {
    if (load<u8>(from + at) < 128) bits |= 128 >> at;
  }
  return <u8>bits;
}

/** Bits not yet stored, the newest lowest, and where they go. */
let pending: u64 = 0;
let pendingBits: u32 = 0;
let out: usize = 0;
/** Two lists of 104 runs, white and black, then seven offsets: bits << 8 | length, 4 bytes each. */
let codes: usize = 0;
const blackCodes: usize = 104 * 4;
const offsetCodes: usize = 208 * 4;

function put(bits: u32, length: u32): void {
  pending = (pending << length) | bits;
  pendingBits += length;
  if (pendingBits < 32) return;
  pendingBits -= 32;
  store<u32>(out, bswap<u32>(<u32>(pending >> pendingBits)));
  out += 4;
}

function putCode(list: usize, index: i32): void {
  const code = load<u32>(codes + list + ((<usize>index) << 2));
  put(code >> 8, code & 255);
}

function putRun(list: usize, run: i32): void {
  let left = run;
  while (left >= 2560) {
    putCode(list, 103);
    left -= 2560;
  }
  if (left >= 64) {
    putCode(list, 63 + (left >> 6));
    left &= 63;
  }
  putCode(list, left);
}

function change(list: usize, index: i32): i32 {
  return load<i32>(list + ((<usize>index) << 2));
}

/**
 * The columns at which a row changes colour, from white, closed by `width` three times. Looks
 * at 64 dots at a time, also beyond the row's end.
 */
function findChanges(row: usize, width: i32, changes: usize): void {
  let to = changes;
  let flip: u64 = 0;
  let column = 0;
  while (column < width) {
    const byte = column >> 3;
    const rest = (bswap<u64>(load<u64>(row + byte)) ^ flip) << (column & 7);
    if (rest === 0) {
      column = (byte + 8) << 3;
      continue;
    }
    column += <i32>clz<u64>(rest);
    if (column >= width) break;
    store<i32>(to, column);
    to += 4;
    flip = ~flip;
  }
  store<i32>(to, width);
  store<i32>(to + 4, width);
  store<i32>(to + 8, width);
}

/** One row against the row above, as T.6 2.2 walks a0, a1, b1; a0 starts left of the page. */
function encodeRow(row: usize, above: usize, width: i32): void {
  let a0 = -1;
  let next = 0;
  let b = 0;
  while (a0 < width) {
    // The nearest change above of the same parity as `next`, right of a0.
    if ((b & 1) !== (next & 1)) b = b > 0 ? b - 1 : 1;
    while (b >= 2 && change(above, b - 2) > a0) b -= 2;
    while (change(above, b) <= a0 && change(above, b) < width) b += 2;
    const a1 = change(row, next);
    const b1 = change(above, b);
    const b2 = b1 < width ? change(above, b + 1) : width;
    const offset = a1 - b1;
    if (b2 < a1) {
      put(0b0001, 4);
      a0 = b2;
    } else if (offset >= -3 && offset <= 3) {
      putCode(offsetCodes, offset + 3);
      a0 = a1;
      next += 1;
    } else {
      const a2 = a1 < width ? change(row, next + 1) : width;
      const isBlack = (next & 1) === 1;
      put(0b001, 3);
      putRun(isBlack ? blackCodes : 0, a1 - max(a0, 0));
      putRun(isBlack ? 0 : blackCodes, a2 - a1);
      a0 = a2;
      next += 2;
    }
  }
}

/**
 * Encodes packed rows; the length of what is written to `into`. `lists` holds twice `width + 4`
 * columns of 4 bytes.
 */
export function encode(
  packed: usize,
  width: i32,
  height: i32,
  table: usize,
  lists: usize,
  into: usize,
): i32 {
  const stride = (width + 7) >> 3;
  codes = table;
  out = into;
  pending = 0;
  pendingBits = 0;
  let above = lists;
  let row = lists + ((<usize>width + 4) << 2);
  for (let at = 0; at < 4; at += 1) store<i32>(above + ((<usize>at) << 2), width);
  for (let line = 0; line < height; line += 1) {
    findChanges(packed + <usize>line * stride, width, row);
    encodeRow(row, above, width);
    const spare = above;
    above = row;
    row = spare;
  }
  put(1, 12);
  put(1, 12);
  // The rest, padded with zeros to a byte.
  const bytes = (pendingBits + 7) >> 3;
  const rest = pending << (64 - pendingBits);
  store<u64>(out, bswap<u64>(pendingBits === 0 ? 0 : rest));
  return <i32>(out - into + bytes);
}

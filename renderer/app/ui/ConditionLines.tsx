interface Line {
  readonly depth: number;
  readonly text: string;
}

/** A condition in words: each test on a line, groups set in. */
export function ConditionLines({ lines }: { lines: readonly Line[] }) {
  return (
    <ul>
      {lines.map(({ depth, text }, at) => (
        <li key={at} style={{ marginInlineStart: depth * 16 }}>
          {text}
        </li>
      ))}
    </ul>
  );
}

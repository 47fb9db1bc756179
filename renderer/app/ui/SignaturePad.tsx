import { Button, Checkbox, TextInput } from '@mantine/core';
import { Eraser, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { Signature } from '../../../shared/contract/forms';
import { InkPad, type Stroke } from './InkPad';
import css from './signaturePad.module.css';

interface SignaturePadProps {
  /** "Signature of Anna Miller". */
  readonly label: string;
  /** What who types the name says by it (E-SIGN, 15 U.S.C. 7001). */
  readonly statement: string;
  readonly onSigned: (signature: Signature | undefined) => void;
}

const aspect = 4;

/** A box to sign in with pen, finger or mouse; or the name typed, for who has only a keyboard. */
export function SignaturePad({ label, statement, onSigned }: SignaturePadProps) {
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const [typing, setTyping] = useState(false);
  const draw = (all: readonly Stroke[]) => {
    setStrokes(all);
    onSigned(all.length > 0 ? drawnSignature(all) : undefined);
  };
  const turn = (toTyping: boolean) => {
    setTyping(toTyping);
    setStrokes([]);
    onSigned(undefined);
  };
  return (
    <fieldset className={css.pad}>
      <legend>{label}</legend>
      {typing ? (
        <TypedName statement={statement} onSigned={onSigned} />
      ) : (
        <InkPad label={label} strokes={strokes} onStrokes={draw} aspect={aspect} />
      )}
      <div className={css.tools}>
        {!typing && <DrawTools strokes={strokes} onStrokes={draw} />}
        <Button variant="subtle" size="xs" onClick={() => turn(!typing)}>
          {typing ? 'Sign by hand instead' : 'Type the name instead'}
        </Button>
      </div>
    </fieldset>
  );
}

function drawnSignature(strokes: readonly Stroke[]): Signature {
  return {
    kind: 'drawn',
    aspect,
    strokes: strokes.map((stroke) => stroke.map(([x, y]) => [x, y] as [number, number])),
  };
}

function DrawTools(props: {
  strokes: readonly Stroke[];
  onStrokes: (strokes: readonly Stroke[]) => void;
}) {
  const { strokes, onStrokes } = props;
  const empty = strokes.length === 0;
  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<Undo2 size={14} aria-hidden />}
        disabled={empty}
        onClick={() => onStrokes(strokes.slice(0, -1))}
      >
        Undo the last stroke
      </Button>
      <Button
        variant="default"
        size="xs"
        leftSection={<Eraser size={14} aria-hidden />}
        disabled={empty}
        onClick={() => onStrokes([])}
      >
        Clear
      </Button>
    </>
  );
}

function TypedName(props: {
  statement: string;
  onSigned: (signature: Signature | undefined) => void;
}) {
  const { statement, onSigned } = props;
  const [name, setName] = useState('');
  const [agreed, setAgreed] = useState(false);
  const say = (typed: string, agrees: boolean) => {
    setName(typed);
    setAgreed(agrees);
    onSigned(agrees && typed.trim() !== '' ? { kind: 'typed', name: typed.trim() } : undefined);
  };
  return (
    <>
      <TextInput
        label="Name of who signs"
        autoComplete="off"
        value={name}
        onChange={(event) => say(event.currentTarget.value, agreed)}
      />
      <Checkbox
        mt="xs"
        label={statement}
        checked={agreed}
        onChange={(event) => say(name, event.currentTarget.checked)}
      />
    </>
  );
}

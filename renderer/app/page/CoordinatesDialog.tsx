import { Button, Group, Modal, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { fromTyped, toTyped, type PageView, type Rect, type ViewBox } from './pageGeometry';
import styles from './page.module.css';

interface CoordinatesDialogProps {
  readonly view: PageView;
  readonly rect: Rect;
  /** "Where mark 2 lies". */
  readonly title: string;
  readonly onPlace: (rect: Rect) => void;
  readonly onClose: () => void;
}

const fields: readonly { readonly key: keyof ViewBox; readonly label: string }[] = [
  { key: 'left', label: 'From the left edge' },
  { key: 'top', label: 'From the top edge' },
  { key: 'width', label: 'Width' },
  { key: 'height', label: 'Height' },
];

/** Where a box lies, typed: the way without a mouse or a steady hand (WCAG 2.5.7). */
export function CoordinatesDialog(props: CoordinatesDialogProps) {
  const [typed, setTyped] = useState<ViewBox>(() => toTyped(props.view, props.rect));
  const rect = fromTyped(props.view, typed);
  return (
    <Modal opened onClose={props.onClose} title={props.title} size="sm">
      <form
        className={styles.coordinates}
        onSubmit={(event) => {
          event.preventDefault();
          if (rect) props.onPlace(rect);
        }}
      >
        <p>In points from the corner of the page as shown; 72 points are one inch.</p>
        <div className={styles.fields}>
          {fields.map(({ key, label }, at) => (
            <NumberInput
              key={key}
              label={label}
              data-autofocus={at === 0 || undefined}
              value={typed[key]}
              min={0}
              decimalScale={2}
              hideControls
              onChange={(value) => setTyped({ ...typed, [key]: Number(value) || 0 })}
            />
          ))}
        </div>
        {rect ? null : (
          <p role="alert" className={styles.wrong}>
            The box lies off the page or is too small to see. Make it at least 4 points wide and
            high.
          </p>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={props.onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={!rect}>
            Place the box
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

import { Checkbox } from '@mantine/core';
import { qcChecklist } from '../../../shared/domain/qc/checklist';

export function Checklist(props: {
  ticked: readonly string[];
  onTick: (ticked: readonly string[]) => void;
}) {
  const toggle = (id: string, on: boolean) =>
    props.onTick(on ? [...props.ticked, id] : props.ticked.filter((other) => other !== id));
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <legend>
        <h2>Look for yourself</h2>
      </legend>
      {qcChecklist.map(({ id, text }) => (
        <Checkbox
          key={id}
          mt="sm"
          label={text}
          checked={props.ticked.includes(id)}
          onChange={(event) => toggle(id, event.currentTarget.checked)}
        />
      ))}
    </fieldset>
  );
}

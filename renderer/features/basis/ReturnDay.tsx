import { TextInput } from '@mantine/core';
import type { BasisPreview } from '../../../shared/contract/basis';
import css from './basis.module.css';

interface ReturnDayProps {
  readonly preview: BasisPreview | undefined;
  /** `YYYY-MM-DD`; empty where nobody has said. */
  readonly paperDay: string;
  readonly onType: (paperDay: string) => void;
}

/** The day stands on the same paper the questions are about; kept with the decision. */
export function ReturnDay({ preview, paperDay, onType }: ReturnDayProps) {
  if (!preview?.needsPaperDay) return null;
  const isSubpoena = preview.decision?.kind === 'subpoena';
  return (
    <TextInput
      className={css.returnDay}
      classNames={{ label: css.question, description: css.reason }}
      type="date"
      label={isSubpoena ? 'Return date of the subpoena' : 'Day the paper names'}
      description="The due date hangs on it. It can be changed later under Clocks and denial."
      value={paperDay}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
}

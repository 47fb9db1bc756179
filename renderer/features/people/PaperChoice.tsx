import { NativeSelect } from '@mantine/core';
import { useWatch, type UseFormReturn } from 'react-hook-form';
import type { PeopleView } from '../../../shared/contract/patients';
import type { FactForm } from './FactDialog';

interface PaperChoiceProps {
  readonly form: UseFormReturn<FactForm>;
  readonly requestId: string;
  readonly papers: PeopleView['papers'];
}

/** The scan of the request on which it stands; a proof is seen once and found again. */
export function PaperChoice({ form, requestId, papers }: PaperChoiceProps) {
  const paper = useWatch({ control: form.control, name: 'paper' }) as
    { requestId: string; paperId: string } | undefined;
  const kind = form.getValues('kind');
  if (papers.length === 0 || kind === 'alert' || kind === 'look-alike') return null;
  return (
    <NativeSelect
      label="The paper it stands on"
      value={paper?.requestId === requestId ? paper.paperId : ''}
      data={[
        { value: '', label: paper ? 'As recorded' : 'No scan' },
        ...papers.map(({ id, title }) => ({ value: id, label: title })),
      ]}
      onChange={(event) => {
        const paperId = event.currentTarget.value;
        form.setValue('paper', paperId === '' ? paper : { requestId, paperId });
      }}
    />
  );
}

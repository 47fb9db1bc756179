import { NativeSelect, Radio } from '@mantine/core';
import { useState } from 'react';
import { categoryWords } from '../../../shared/domain/law/categoryWords';
import type { Category, MinorServiceKind } from '../../../shared/domain/law/gateRules';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';
import { options, serviceWords } from './protectedWords';
import type { ReviewPage } from './reviewPages';
import type { ReviewDesk } from './useReviewDesk';

interface TagDialogProps {
  readonly desk: ReviewDesk;
  readonly page: ReviewPage;
  readonly onClose: () => void;
}

const serviceOptions = [{ value: '', label: 'Not known' }, ...options(serviceWords)];

/** A clerk's own tag: on the page in front, or on its whole document. */
export function TagDialog({ desk, page, onClose }: TagDialogProps) {
  const [category, setCategory] = useState<Category | ''>('');
  const [service, setService] = useState<MinorServiceKind | ''>('');
  const [whole, setWhole] = useState(false);

  async function tag(): Promise<void> {
    if (category === '') return;
    const place = whole
      ? { documentId: page.documentId }
      : { documentId: page.documentId, page: page.page };
    const named = category === 'MIN' && service !== '' ? { service } : {};
    if (await desk.tagPages([place], { category, ...named })) onClose();
  }

  return (
    <ConfirmDialog
      opened
      title={`Tag page ${page.page} of ${page.title}`}
      confirmLabel="Tag it"
      busy={desk.handle.busy}
      fault={desk.handle.fault}
      disabled={category === ''}
      onConfirm={() => void tag()}
      onClose={onClose}
    >
      <NativeSelect
        label="What is it about?"
        data-autofocus
        data={[{ value: '', label: 'Choose one' }, ...options(categoryWords)]}
        value={category}
        onChange={(event) => setCategory(event.currentTarget.value as Category | '')}
      />
      {category === 'MIN' ? (
        <NativeSelect
          label="Which care was it?"
          data={serviceOptions}
          value={service}
          onChange={(event) => setService(event.currentTarget.value as MinorServiceKind | '')}
        />
      ) : null}
      <Radio.Group
        label="How much of it?"
        value={whole ? 'whole' : 'page'}
        onChange={(value) => setWhole(value === 'whole')}
      >
        <Radio value="page" label="This page" mt={6} />
        <Radio value="whole" label="The whole document" mt={6} />
      </Radio.Group>
    </ConfirmDialog>
  );
}

import { Button, Modal } from '@mantine/core';
import { FileText } from 'lucide-react';
import { useState } from 'react';
import type { Scan } from '../../../shared/contract/patients';
import styles from './openPaper.module.css';
import { PageStage } from './PageStage';
import { usePageImages } from './usePageImages';

interface OpenPaperProps {
  readonly scan: Scan;
  /** Whom or what the paper is about, for somebody who hears the button. */
  readonly about: string;
  /** Shown on the button; the title of the paper if left out. */
  readonly label?: string;
}

/** A button that opens the scan of a paper, also one that came with another request. */
export function OpenPaper({ scan, about, label = scan.title }: OpenPaperProps) {
  const [opened, setOpened] = useState(false);
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<FileText size={14} aria-hidden />}
        aria-label={`Open the paper: ${label}, ${about}`}
        onClick={() => setOpened(true)}
      >
        {label}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={scan.title} size="xl">
        <Pages scan={scan} />
      </Modal>
    </div>
  );
}

function Pages({ scan }: { readonly scan: Scan }) {
  const images = usePageImages();
  const [page, setPage] = useState(1);
  return (
    <div className={styles.paper}>
      <PageStage
        images={images}
        requestId={scan.requestId}
        of={{ kind: 'paper', id: scan.paperId }}
        page={page}
        pageCount={scan.pageCount}
        title={scan.title}
        onBack={page > 1 ? () => setPage(page - 1) : undefined}
        onNext={page < scan.pageCount ? () => setPage(page + 1) : undefined}
      />
    </div>
  );
}

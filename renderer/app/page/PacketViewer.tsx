import { Button, NumberInput } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useRef, useState } from 'react';
import type { PacketBuild } from '../../../shared/domain/packet/slice';
import { PageCanvas } from './PageCanvas';
import { useInnerWidth } from './useInnerWidth';
import { usePageImages } from './usePageImages';
import styles from './packetViewer.module.css';

const partNames: Record<PacketBuild['manifest'][number]['part'], string> = {
  cover: 'Cover letter',
  'request-copy': 'Copy of the request',
  manifest: 'List of pages',
  records: 'Records',
};

/** What a page of the packet is, in words: "Records, RIVER-000017, rebuilt from pixels". */
export function packetPageName(build: PacketBuild, page: number): string {
  const row = build.manifest.find((one) => one.packetPage === page);
  if (!row) return '';
  const facts = [partNames[row.part], row.bates, row.rebuilt ? 'rebuilt from pixels' : undefined];
  return facts.filter(Boolean).join(', ');
}

/** The finished packet, page by page, exactly as it will leave. */
export function PacketViewer(props: { requestId: string; build: PacketBuild }) {
  const { requestId, build } = props;
  const images = usePageImages();
  const [page, setPage] = useState(1);
  const frame = useRef<HTMLDivElement>(null);
  const width = useInnerWidth(frame);
  const shown = Math.min(page, build.pageCount);
  const go = (to: number) => setPage(Math.max(1, Math.min(build.pageCount, to)));

  return (
    <section className={styles.viewer} aria-label="The packet">
      <div className={styles.bar}>
        <Button
          variant="default"
          size="xs"
          leftSection={<ChevronLeft size={16} aria-hidden />}
          disabled={shown === 1}
          onClick={() => go(shown - 1)}
        >
          Page before
        </Button>
        <NumberInput
          size="xs"
          w={72}
          aria-label={`Page of ${build.pageCount}`}
          min={1}
          max={build.pageCount}
          value={shown}
          hideControls
          onChange={(value) => typeof value === 'number' && go(value)}
        />
        <span>of {build.pageCount}</span>
        <Button
          variant="default"
          size="xs"
          rightSection={<ChevronRight size={16} aria-hidden />}
          disabled={shown === build.pageCount}
          onClick={() => go(shown + 1)}
        >
          Next page
        </Button>
        <span className={styles.what} role="status">
          {packetPageName(build, shown)}
        </span>
      </div>
      {/* Scrolled by keyboard too, so it can be focused. */}
      <div
        ref={frame}
        className={styles.page}
        tabIndex={0}
        aria-label="Page of the packet"
        role="group"
      >
        <PageCanvas
          // A packet built anew has other pixels under the same numbers.
          key={build.sha256}
          images={images}
          requestId={requestId}
          of={{ kind: 'packet' }}
          page={shown}
          name={`Page ${shown} of ${build.pageCount} of the packet`}
          width={width}
        />
      </div>
    </section>
  );
}

import { Button } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useRef, useState } from 'react';
import { useDesk } from '../desk/deskContext';
import { FaultAlert } from '../ui/FaultAlert';
import { LostLetters } from '../ui/LostLetters';
import { PixelPage } from './PixelPage';
import { useInnerWidth } from './useInnerWidth';
import { useOwnPage, type AskPage } from './useOwnPage';
import styles from './packetViewer.module.css';

interface OwnPagesProps {
  /** "the letter", "the form". */
  readonly what: string;
  /** Changes with everything that changes the pages. */
  readonly of: string;
  readonly ask: AskPage;
}

/** The real pages of something still being written, a moment after each change. */
export function OwnPages({ what, of, ask }: OwnPagesProps) {
  const desk = useDesk();
  const [page, setPage] = useState(1);
  const frame = useRef<HTMLDivElement>(null);
  const width = useInnerWidth(frame);
  const { image, fault } = useOwnPage({ of, page, ask: (asked) => ask(desk.call, asked) });
  const pages = image?.pages ?? 1;
  const shown = Math.min(page, pages);
  return (
    <section className={styles.viewer} aria-label={`Pages of ${what}`}>
      {pages > 1 && (
        <div className={styles.bar}>
          <Turn before disabled={shown === 1} onTurn={() => setPage(shown - 1)} />
          <span role="status">
            Page {shown} of {pages}
          </span>
          <Turn disabled={shown === pages} onTurn={() => setPage(shown + 1)} />
        </div>
      )}
      {/* Scrolled by keyboard too, so it can be focused. */}
      <div
        ref={frame}
        className={styles.page}
        tabIndex={0}
        role="group"
        aria-label={`Page of ${what}`}
      >
        <FaultAlert fault={fault} />
        <LostLetters lost={image?.lettersLost} />
        {image && (
          <PixelPage image={image} width={width} name={`Page ${shown} of ${pages} of ${what}`} />
        )}
      </div>
    </section>
  );
}

function Turn(props: { before?: boolean; disabled: boolean; onTurn: () => void }) {
  const Arrow = props.before ? ChevronLeft : ChevronRight;
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<Arrow size={16} aria-hidden />}
      disabled={props.disabled}
      onClick={props.onTurn}
    >
      {props.before ? 'Page before' : 'Next page'}
    </Button>
  );
}

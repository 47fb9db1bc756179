import { ArrowDown, ArrowUp, CircleAlert, Pencil, Trash2 } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { RecordDocument } from '../../../shared/domain/records/slice';
import { ToolButton } from '../../app/page/ToolButton';
import { longDate } from '../../app/ui/dates';
import { documentLine, moreFound, movedTo } from './recordWords';
import styles from './records.module.css';

interface DocumentListProps {
  readonly documents: readonly RecordDocument[];
  /** By document: what its title would tell an outsider. */
  readonly cautions: Readonly<Record<string, string>>;
  readonly onMove: (document: RecordDocument, to: number) => void;
  readonly onEdit: (document: RecordDocument) => void;
  readonly onRemove: (document: RecordDocument) => void;
  readonly onShow: (document: RecordDocument) => void;
}

/** The documents in the order in which they will leave. */
export function DocumentList(props: DocumentListProps) {
  return (
    <ol className={styles.documents} aria-label="Documents in the order of the packet">
      {props.documents.map((document, at) => (
        <DocumentRow key={document.id} {...props} document={document} at={at} />
      ))}
    </ol>
  );
}

function DocumentRow(
  props: DocumentListProps & { readonly document: RecordDocument; readonly at: number },
) {
  const { document, at, documents } = props;
  const up = movedTo(at, -1, documents.length);
  const down = movedTo(at, 1, documents.length);
  const moveTo = (to: number | undefined) =>
    to === undefined ? undefined : () => props.onMove(document, to);

  function press(event: KeyboardEvent): void {
    if (!event.altKey) return;
    const to = { ArrowUp: up, ArrowDown: down }[event.key];
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    moveTo(to)?.();
  }

  return (
    <li className={styles.document} onKeyDown={press} data-document={document.id}>
      <div className={styles.head}>
        <button type="button" className={styles.name} onClick={() => props.onShow(document)}>
          {at + 1}. {document.title}
        </button>
        <span className={styles.tools}>
          <ToolButton
            label={`Move ${document.title} up`}
            shortcut="Alt+ArrowUp"
            icon={ArrowUp}
            onClick={moveTo(up)}
          />
          <ToolButton
            label={`Move ${document.title} down`}
            shortcut="Alt+ArrowDown"
            icon={ArrowDown}
            onClick={moveTo(down)}
          />
          <ToolButton
            label={`Change what is said of ${document.title}`}
            icon={Pencil}
            onClick={() => props.onEdit(document)}
          />
          <ToolButton
            label={`Remove ${document.title}`}
            icon={Trash2}
            onClick={() => props.onRemove(document)}
          />
        </span>
      </div>
      <p className={styles.dimmed}>{documentLine(document, longDate)}</p>
      <Findings document={document} caution={props.cautions[document.id]} />
    </li>
  );
}

/** A chart taken in twice has as much to say as it has pages; the review says it page by page. */
const mostFindings = 8;

interface FindingsProps {
  readonly document: RecordDocument;
  readonly caution: string | undefined;
}

/** What was noticed in the title, and in the file, which is dealt with when the packet is built. */
function Findings({ document, caution }: FindingsProps) {
  if (document.findings.length === 0 && caution === undefined) return null;
  const shown = document.findings.slice(0, mostFindings);
  const more = document.findings.length - shown.length;
  return (
    <ul className={styles.findings} aria-label={`What was noticed in ${document.title}`}>
      {caution !== undefined && <Finding>{caution}</Finding>}
      {shown.map((finding) => (
        <Finding key={`${finding.code} ${finding.page ?? ''} ${finding.message}`}>
          {finding.message}
        </Finding>
      ))}
      {more > 0 && <Finding>{moreFound(more)}</Finding>}
    </ul>
  );
}

function Finding({ children }: { readonly children: ReactNode }) {
  return (
    <li>
      <CircleAlert size={15} aria-hidden />
      <span>{children}</span>
    </li>
  );
}

import type { RecordDocument } from '../../../shared/domain/records/slice';
import type { RequestHandle } from '../../app/desk/useRequest';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';
import { FirstPage } from './FirstPage';
import { isAboutPassword, LabelDialog } from './LabelDialog';
import { labelFor, pagesText } from './recordWords';
import { useGlance } from './useGlance';
import type { Incoming, useImport } from './useImport';

export interface RecordDialog {
  readonly kind: 'edit' | 'remove';
  readonly document: RecordDocument;
}

interface RecordDialogsProps {
  readonly handle: RequestHandle;
  readonly requestId: string;
  readonly intake: ReturnType<typeof useImport>;
  readonly dialog: RecordDialog | undefined;
  readonly onClose: () => void;
}

export function RecordDialogs(props: RecordDialogsProps) {
  const { intake, dialog } = props;
  const { file, waiting } = intake;
  if (file) return <Import key={`${file.name} ${waiting}`} {...props} file={file} />;
  if (!dialog) return null;
  return dialog.kind === 'edit' ? (
    <Edit {...props} document={dialog.document} />
  ) : (
    <Remove {...props} document={dialog.document} />
  );
}

const proposedKind = 'Proposed by the file’s name. Change it if it is another.';

type OneFile = RecordDialogsProps & { readonly file: Incoming };

function Import({ handle, requestId, intake, file }: OneFile) {
  const { waiting } = intake;
  const { reply, tryPassword } = useGlance(requestId, file);
  const before = handle.view?.request.records?.documents ?? [];
  const label = labelFor(file.name, before);
  return (
    <LabelDialog
      title="What is this document?"
      about={waiting > 1 ? `${file.name}; ${waiting - 1} more after this one` : file.name}
      label={label}
      kindHint={label.kind === '' ? undefined : proposedKind}
      taken={before.map(({ title }) => title)}
      confirmLabel="Add the document"
      cancelLabel={waiting > 1 ? 'Skip this file' : 'Do not add it'}
      busy={handle.busy}
      fault={handle.fault}
      beside={<FirstPage reply={reply} />}
      isLocked={reply?.ok === false && isAboutPassword(reply.fault)}
      onPassword={tryPassword}
      onConfirm={(label, password) => void intake.take(label, password)}
      onCancel={intake.skip}
    />
  );
}

type OneDocument = RecordDialogsProps & { readonly document: RecordDocument };

function Edit({ handle, requestId, document, onClose }: OneDocument) {
  const { title, kind, provider, serviceFrom, serviceTo } = document;
  const others = (handle.view?.request.records?.documents ?? []).filter(
    ({ id }) => id !== document.id,
  );
  return (
    <LabelDialog
      title="What is this document?"
      label={{ title, kind, provider, serviceFrom, serviceTo }}
      taken={others.map((one) => one.title)}
      confirmLabel="Save"
      cancelLabel="Cancel"
      busy={handle.busy}
      fault={handle.fault}
      onConfirm={(label) =>
        void handle
          .run('records.label', { requestId, documentId: document.id, label })
          .then((reply) => reply.ok && onClose())
      }
      onCancel={onClose}
    />
  );
}

function Remove({ handle, requestId, document, onClose }: OneDocument) {
  const marks = handle.view?.request.review?.marks ?? [];
  const own = marks.filter((mark) => mark.documentId === document.id).length;
  return (
    <ConfirmDialog
      opened
      danger
      title={`Remove ${document.title}?`}
      confirmLabel="Remove the document"
      busy={handle.busy}
      fault={handle.fault}
      onConfirm={() =>
        void handle
          .run('records.remove', { requestId, documentId: document.id })
          .then((reply) => reply.ok && onClose())
      }
      onClose={onClose}
    >
      <p>
        {pagesText(document.pages.length)} will not be part of this request any more
        {own > 0 ? `, and ${own === 1 ? '1 mark' : `${own} marks`} on them go with it` : ''}.
      </p>
    </ConfirmDialog>
  );
}

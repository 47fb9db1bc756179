import { Upload } from 'lucide-react';
import { useId, useState, type DragEvent } from 'react';
import css from './ui.module.css';

export interface DroppedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface FileDropProps {
  /** "Drop the scanned request here". */
  label: string;
  hint?: string;
  multiple?: boolean;
  disabled?: boolean;
  onFiles: (files: readonly DroppedFile[]) => void;
}

/** What the vault takes, in words and as endings of file names. */
export const kindsTaken = 'PDF, TIFF, JPEG, PNG, text, C-CDA or FHIR';
const accepted = '.pdf,.tif,.tiff,.jpg,.jpeg,.png,.txt,.xml,.json';

/** A labelled file input that is also a place to drop; what is in the file is judged by the vault. */
export function FileDrop(props: FileDropProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const [unreadable, setUnreadable] = useState('');

  const take = async (list: FileList | null) => {
    const files = [...(list ?? [])].slice(0, props.multiple ? undefined : 1);
    const read = await readFiles(files);
    setUnreadable(unreadableText(read.unreadable));
    if (read.files.length > 0) props.onFiles(read.files);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!props.disabled) void take(event.dataTransfer.files);
  };

  return (
    <div
      className={css.drop}
      data-over={over || undefined}
      data-disabled={props.disabled || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <Upload size={24} strokeWidth={1.75} aria-hidden />
      <label htmlFor={id}>{props.label}</label>
      <span className={css.dimmed}>{props.hint ?? kindsTaken}</span>
      <input
        id={id}
        type="file"
        accept={accepted}
        multiple={props.multiple}
        disabled={props.disabled}
        onChange={(event) => {
          const input = event.currentTarget;
          // The same file can be chosen again after a refusal.
          void take(input.files).then(() => {
            input.value = '';
          });
        }}
      />
      {unreadable && <p role="alert">{unreadable}</p>}
    </div>
  );
}

/** A file may vanish, or be a folder, between drop and read. */
async function readFiles(files: readonly File[]) {
  const read = await Promise.allSettled(
    files.map(async (file) => ({
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  );
  return {
    files: read.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])),
    unreadable: files.filter((_, at) => read[at]?.status === 'rejected').map((file) => file.name),
  };
}

function unreadableText(names: readonly string[]): string {
  if (names.length === 0) return '';
  return `${names.join(', ')} could not be read. If it is a folder, drop the files in it; if it was moved, choose it again.`;
}

import { Button } from '@mantine/core';
import { Copy } from 'lucide-react';
import { useState } from 'react';
import { readAloud } from '../../../shared/domain/release/lock';
import styles from './release.module.css';

/** The password as it is to be written down, and a way to take it along. */
export function PasswordPaper(props: { readonly password: string; readonly isMade: boolean }) {
  const { password, isMade } = props;
  const [copied, setCopied] = useState<string>();
  const copy = async () => {
    const said = await navigator.clipboard.writeText(password).then(
      () => 'Copied. Whatever you copy next takes its place.',
      () => 'It could not be copied. Write it down.',
    );
    setCopied(said);
  };
  return (
    <div className={styles.paper}>
      <div className={styles.password}>
        <output aria-label="Password of the file">{password}</output>
        <Button
          size="xs"
          variant="default"
          leftSection={<Copy size={14} aria-hidden />}
          onClick={() => void copy()}
        >
          Copy
        </Button>
      </div>
      {isMade && <p className={styles.aloud}>To read it out: {readAloud(password)}</p>}
      <p role="status" className={styles.aloud}>
        {copied ?? 'Write it down now. The desk keeps it nowhere and cannot show it again.'}
      </p>
    </div>
  );
}

import type { Preview } from '../../../shared/contract/pageImage';
import type { Reply } from '../../../shared/domain/base/fault';
import { PixelPage } from '../../app/page/PixelPage';
import { pagesText } from './recordWords';
import styles from './records.module.css';

/** CSS pixels: wide enough to read what the page is. */
const width = 420;

/** What a file begins with, so that nobody labels it by its name alone. */
export function FirstPage({ reply }: { readonly reply: Reply<Preview> | undefined }) {
  if (!reply) return <p className={styles.firstPageWords}>Opening the file…</p>;
  if (!reply.ok) return <p className={styles.firstPageWords}>{reply.fault.message}</p>;
  const { pages } = reply.value;
  return (
    <figure className={styles.firstPage}>
      <PixelPage image={reply.value} width={width} name="First page of the file" />
      <figcaption>
        {pages === 1 ? 'The only page.' : `The first page of ${pagesText(pages)}.`}
      </figcaption>
    </figure>
  );
}

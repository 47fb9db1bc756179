import { Button } from '@mantine/core';
import { pageKey, samePage } from '../../../shared/domain/review/slice';
import type { ReviewDesk } from './useReviewDesk';
import styles from './review.module.css';

/** The other pages that name somebody else and that nobody has settled. */
export function StrangePages({ desk }: { readonly desk: ReviewDesk }) {
  const others = desk.handle.view?.identity.others ?? [];
  const elsewhere = others.filter((one) => !one.settled && !(desk.current && samePage(one, desk.current))); // prettier-ignore
  if (elsewhere.length === 0) return null;
  return (
    <section aria-labelledby="review-strange">
      <h2 id="review-strange">Naming somebody else</h2>
      <div className={styles.buttons}>
        {elsewhere.map((one) => {
          const page = desk.pages.find(({ key }) => key === pageKey(one));
          const name = `Page ${String(one.page)} of ${page?.title ?? ''}`;
          return (
            <Button
              key={pageKey(one)}
              size="compact-sm"
              variant="default"
              onClick={() => desk.goToKey(pageKey(one))}
            >
              {name}
            </Button>
          );
        })}
      </div>
    </section>
  );
}

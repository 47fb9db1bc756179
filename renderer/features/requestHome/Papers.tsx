import { FileText } from 'lucide-react';
import { Link } from 'react-router';
import type { RequestView } from '../../../shared/contract/request';
import { useClinicTime } from '../../app/desk/useClinicTime';
import { usePersonName } from '../../app/desk/usePersonName';
import { requestPath } from '../../app/paths';
import { paperName } from '../../app/ui/paperWords';
import css from './requestHome.module.css';

export function Papers({ view }: { view: RequestView }) {
  const { papers } = view.request.intake;
  const nameOf = usePersonName();
  const time = useClinicTime();
  return (
    <section aria-labelledby="papers">
      <div className={css.sectionHead}>
        <h2 id="papers">Papers</h2>
        <Link to={requestPath(view.request.id, 'intake')}>
          {papers.length > 0 ? 'Look at them or add one' : 'Add a paper'}
        </Link>
      </div>
      {papers.length === 0 && <p className={css.dimmed}>No papers yet.</p>}
      <ul className={css.lines}>
        {papers.map((paper) => (
          <li key={paper.id}>
            <FileText size={16} aria-hidden />
            <span className={css.grow}>
              {paperName(paper)}
              <span className={css.hint}>
                {nameOf(paper.added.by)}, {time.moment(paper.added.at)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

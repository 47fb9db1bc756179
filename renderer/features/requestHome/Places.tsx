import { CalendarClock, FileSignature, Mail, Users, type LucideIcon } from 'lucide-react';
import { Link } from 'react-router';
import type { sidePlaceIds, RequestView } from '../../../shared/contract/request';
import { requestPath } from '../../app/paths';
import css from './requestHome.module.css';

interface Place {
  readonly id: (typeof sidePlaceIds)[number];
  readonly title: string;
  /** What is done there, in a few words. */
  readonly hint: string;
  readonly icon: LucideIcon;
}

/** The screens beside the walk, in the order in which a clerk comes to need them. */
const places: readonly Place[] = [
  {
    id: 'people',
    title: 'People and authority',
    hint: 'Who acts for the patient, court orders, restrictions, alerts',
    icon: Users,
  },
  {
    id: 'letters',
    title: 'Letters',
    hint: 'Write, file and print a letter.',
    icon: Mail,
  },
  {
    id: 'forms',
    title: 'Our own forms',
    hint: 'To be signed here or on paper.',
    icon: FileSignature,
  },
  {
    id: 'answer',
    title: 'Clocks and denial',
    hint: 'When it is due and why, more time, deny in part, review',
    icon: CalendarClock,
  },
];

export function Places({ view }: { view: RequestView }) {
  if (places.length === 0) return null;
  return (
    <section aria-labelledby="places">
      <div className={css.sectionHead}>
        <h2 id="places">Also on this request</h2>
      </div>
      <ul className={css.lines}>
        {places.map(({ id, title, hint, icon: Icon }) => (
          <li key={id}>
            <Icon size={16} aria-hidden />
            <span className={css.grow}>
              <Link to={requestPath(view.request.id, id)}>{title}</Link>
              <span className={css.hint}>{hint}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import type { LessonView } from '../../../shared/contract/practice';
import { requestPath } from '../../app/paths';
import css from './lessons.module.css';

/** One lesson: what is seen, the way in, and what there is to find behind a button. */
export function LessonRow({ lesson }: { lesson: LessonView }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <li className={css.row} value={lesson.number}>
      <h3 className={css.title}>{lesson.title}</h3>
      <p className={css.story}>{lesson.story}</p>
      <WayIn lesson={lesson} />
      <button
        type="button"
        className={css.find}
        aria-expanded={open}
        aria-controls={id}
        aria-label={`What there is to find: ${lesson.title}`}
        onClick={() => setOpen(!open)}
      >
        <Chevron size={14} aria-hidden />
        What there is to find
      </button>
      <p id={id} className={css.found} hidden={!open}>
        {lesson.find}
      </p>
    </li>
  );
}

function WayIn({ lesson: { title, request } }: { lesson: LessonView }) {
  if (!request) {
    return (
      <p className={css.dimmed}>
        Its request is not here: it is made while a new practice clinic is filled.
      </p>
    );
  }
  const { requestId, number, patient, status } = request;
  return (
    <p className={css.wayIn}>
      <Link to={requestPath(requestId)} aria-label={`${number}, ${patient}: ${title}`}>
        {number}, {patient}
      </Link>
      <span className={css.dimmed}>{status}</span>
    </p>
  );
}

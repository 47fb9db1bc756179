import { useEffect, useState } from 'react';
import type { LessonView } from '../../../shared/contract/practice';
import type { Fault } from '../../../shared/domain/base/fault';
import { useDesk } from '../../app/desk/deskContext';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { Screen } from '../../app/ui/Screen';
import { LessonRow } from './LessonRow';
import css from './lessons.module.css';

/** What there is to find in the practice clinic. */
export function LessonsScreen() {
  const { lessons, fault } = useLessons();
  const topics = [...new Set(lessons.map(({ topic }) => topic))];
  return (
    <Screen title="Lessons" scrollKey="lessons">
      <FaultAlert fault={fault} />
      {lessons.length > 0 && (
        <p className={css.lead}>
          Each request has something to find. Open it, work on it as if it were real, and unfold
          what there was to find when you have looked.
        </p>
      )}
      {topics.map((topic) => (
        <section key={topic} aria-label={topic}>
          <h2 className={css.topic}>{topic}</h2>
          <ol className={css.list}>
            {lessons
              .filter((lesson) => lesson.topic === topic)
              .map((lesson) => (
                <LessonRow key={lesson.id} lesson={lesson} />
              ))}
          </ol>
        </section>
      ))}
    </Screen>
  );
}

/** Read again while the clinic is filled, until every lesson has its request. */
function useLessons() {
  const { call, onEvent } = useDesk();
  const [lessons, setLessons] = useState<readonly LessonView[]>([]);
  const [fault, setFault] = useState<Fault>();
  const complete = lessons.length > 0 && lessons.every(({ request }) => request);
  useEffect(() => {
    if (complete) return undefined;
    let gone = false;
    const read = async () => {
      const reply = await call('practice.lessons', {});
      if (gone) return;
      if (reply.ok) setLessons(reply.value.lessons);
      setFault(reply.ok ? undefined : reply.fault);
    };
    void read();
    const stop = onEvent((event) => {
      if (event.type === 'progress' && event.task === 'practice') void read();
    });
    return () => {
      gone = true;
      stop();
    };
  }, [call, onEvent, complete]);
  return { lessons, fault };
}

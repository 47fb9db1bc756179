import { answerLessons } from './answerLessons';
import { authorizationLessons } from './authorizationLessons';
import { feeLessons } from './feeLessons';
import type { LessonId } from './lessons';
import { paperLessons } from './paperLessons';
import { peopleLessons } from './peopleLessons';
import { protectedLessons } from './protectedLessons';
import type { LessonMaker } from './walk';

/** The lessons that go a way of their own. */
export const lessonMakers: Readonly<Partial<Record<LessonId, LessonMaker>>> = {
  ...authorizationLessons,
  ...peopleLessons,
  ...paperLessons,
  ...protectedLessons,
  ...feeLessons,
  ...answerLessons,
};

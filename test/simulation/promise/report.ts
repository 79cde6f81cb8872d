import { PRIORITIES } from '../../../bot/model/service';
import type { Course } from './audit';
import type { Result, Simulation } from './simulate';

/** The share of what was promised that was kept, [0, 1]. */
export function keptShare(courses: readonly Course[]): number {
  return courses.filter(({ kept }) => kept).length / courses.length;
}

/** What came out, as a person reads it. */
export function reportOf({ season, tickets, teamSize }: Simulation, result: Result): string {
  const { courses } = result;
  const count = (which: (course: Course) => boolean) => courses.filter(which).length;
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const broken = courses.filter(({ kept }) => !kept);
  const lines = [
    `${season.name}: ${tickets} tickets in ${season.days} days, a team of ${teamSize}, busy ${percent(result.load)} of their hours`,
    `  promises kept            ${percent(keptShare(courses))} of ${courses.length} (${PRIORITIES.map((priority) => {
      const own = courses.filter((course) => course.priority === priority);
      return `${priority} ${own.length === 0 ? '–' : percent(keptShare(own))}`;
    }).join(', ')})`,
    `  first reply              median ${share(courses, 0.5)} h, four in five within ${share(courses, 0.8)} h of business time`,
    `  notices of delay         ${courses.reduce((sum, { notices }) => sum + notices, 0)}, to ${count(({ notices }) => notices > 0)} customers; ${count(({ kept, notices }) => kept && notices > 0)} of them were answered in time all the same`,
    `  least share ahead        ${percent(Math.min(1, ...courses.map(({ leastAhead }) => leastAhead)))} of the window when a delay was told`,
    `  alarms of the lead       ${count(({ alarmed }) => alarmed)}`,
    `  broken                   ${broken.length}, unannounced ${result.faults.filter((fault) => fault.includes('without a word')).length}`,
    `  not answered at the end  ${result.unanswered}`,
    `  runs of the watch        ${result.watchRuns}`,
  ];
  return lines.join('\n');
}

function share(courses: readonly Course[], part: number): string {
  const hours = courses.map((course) => course.hours).sort((a, b) => a - b);
  return (hours[Math.ceil(hours.length * part) - 1] ?? 0).toFixed(2);
}

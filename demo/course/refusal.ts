/** What the platform says no to, by a code; its pages say it in words. */
export class CourseRefusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(code);
    this.name = 'CourseRefusal';
    this.status = status;
    this.code = code;
  }
}

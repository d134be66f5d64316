/** How long this process has worked, in milliseconds: unlike the clock’s time, the same on a machine that is busy with others. */
export function processorTime(): number {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1000;
}

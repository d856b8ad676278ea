// Where a ship can have been at an instant between two sightings: within what it can have sailed
// from the one, and within what it can still sail to the other (Hagerstrand 1970). Great circles on
// a sphere; what of it is land is drawn over.

export type Position = [lon: number, lat: number];

const RADIUS_KM = 6371.0088;
const KM_PER_NM = 1.852;
const BEARINGS = 72;
const FARTHEST_KM = 9000;
const HOUR = 3_600_000;

const rad = (degrees: number): number => (degrees * Math.PI) / 180;
const deg = (radians: number): number => (radians * 180) / Math.PI;

export function km([lon1, lat1]: Position, [lon2, lat2]: Position): number {
  const half =
    Math.sin(rad(lat2 - lat1) / 2) ** 2 +
    Math.cos(rad(lat1)) * Math.cos(rad(lat2)) * Math.sin(rad(lon2 - lon1) / 2) ** 2;
  return 2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** The position so far from another in a direction; its longitude on the same turn of the globe. */
export function towards([lon, lat]: Position, bearing: number, far: number): Position {
  const angle = far / RADIUS_KM;
  const north = Math.asin(
    Math.sin(rad(lat)) * Math.cos(angle) +
      Math.cos(rad(lat)) * Math.sin(angle) * Math.cos(rad(bearing)),
  );
  const east = Math.atan2(
    Math.sin(rad(bearing)) * Math.sin(angle) * Math.cos(rad(lat)),
    Math.cos(angle) - Math.sin(rad(lat)) * Math.sin(north),
  );
  return [lon + deg(east), deg(north)];
}

/** Positions along the great circle between two. */
export function circle(a: Position, b: Position, steps: number): Position[] {
  const angle = km(a, b) / RADIUS_KM;
  if (angle < 1e-9) return [a, b];
  const found: Position[] = [];
  for (let n = 0; n <= steps; n++) {
    const [p, q] = [Math.sin((1 - n / steps) * angle), Math.sin((n / steps) * angle)];
    const at = (lon: number, lat: number, w: number): [number, number, number] => [
      w * Math.cos(rad(lat)) * Math.cos(rad(lon)),
      w * Math.cos(rad(lat)) * Math.sin(rad(lon)),
      w * Math.sin(rad(lat)),
    ];
    const [x1, y1, z1] = at(...a, p);
    const [x2, y2, z2] = at(...b, q);
    const lon = deg(Math.atan2(y1 + y2, x1 + x2));
    const lat = deg(Math.atan2(z1 + z2, Math.hypot(x1 + x2, y1 + y2)));
    const near = found.at(-1)?.[0] ?? a[0];
    found.push([near + ((((lon - near + 180) % 360) + 360) % 360) - 180, lat]);
  }
  return found;
}

/** The region, as a ring; null where the ship could not have made it at all. */
export function region(
  from: Position,
  to: Position,
  left: number,
  due: number,
  time: number,
  knots: number,
): Position[] | null {
  const speed = (knots * KM_PER_NM) / HOUR;
  const [since, until] = [speed * (time - left), speed * (due - time)];
  const whole = km(from, to);
  if (since < 0 || until < 0 || whole > since + until) return null;
  const share = whole ? Math.min(1, Math.max(0, (since + whole - until) / (2 * whole))) : 0;
  const path = circle(from, to, 100);
  const middle = path[Math.round(share * (path.length - 1))] ?? from;
  const inside = (at: Position): boolean => km(from, at) <= since && km(at, to) <= until;
  const ring: Position[] = [];
  for (let n = 0; n < BEARINGS; n++) {
    const bearing = (360 * n) / BEARINGS;
    let [near, far] = [0, FARTHEST_KM];
    for (let step = 0; step < 24; step++) {
      const half = (near + far) / 2;
      if (inside(towards(middle, bearing, half))) near = half;
      else far = half;
    }
    const [lon, lat] = towards(middle, bearing, near);
    ring.push([lon, Math.max(-84, Math.min(84, lat))]);
  }
  return ring;
}

export function WalkingPage() {
  return null;
}
export function RidingPage() {
  return null;
}
export function DrivingPage() {
  return null;
}

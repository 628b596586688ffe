export function MethodsPage() {
  return null;
}

export default function RegionsView() {
  return null;
}

export default function ClustersView() {
  return null;
}

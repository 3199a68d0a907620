// Moves between places, keeps the way back, and remembers the last place for the next start.
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { currentSession, remember } from "../settings/session";
import { fromAddress, type Place, toAddress } from "./route";

interface Router {
  place: Place;
  go: (place: Place) => void;
}

const Here = createContext<Router | null>(null);

const current = () => fromAddress(window.location.hash || (currentSession().place ?? ""));

export function RouterProvider({ children }: { children: ReactNode }) {
  const [place, setPlace] = useState(current);
  useEffect(() => {
    const follow = () => setPlace(current());
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  useEffect(() => remember({ place: toAddress(place) }), [place]);
  const go = useCallback((next: Place) => {
    window.location.hash = toAddress(next);
    setPlace(next);
  }, []);
  const router = useMemo(() => ({ place, go }), [place, go]);
  return <Here value={router}>{children}</Here>;
}

export function useRouter(): Router {
  const router = useContext(Here);
  if (!router) throw new Error("no RouterProvider above");
  return router;
}

export const useGo = () => useRouter().go;

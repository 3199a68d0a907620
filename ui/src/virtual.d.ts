declare module "virtual:spectrum-fonts.css";

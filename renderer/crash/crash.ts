import { shellClient } from '../../electron/contract/client';
import { fillWindow } from './window';

fillWindow(shellClient(), document);

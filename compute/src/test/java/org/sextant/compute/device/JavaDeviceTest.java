// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.device;

class JavaDeviceTest extends DeviceContract {
    @Override
    protected Device open() {
        return new JavaDevice();
    }
}

# SPDX-FileCopyrightText: Relève contributors
# SPDX-License-Identifier: Apache-2.0
#
# GNU libmicrohttpd, as the imported target Microhttpd::Microhttpd. It brings no CMake package of its own.
find_path(Microhttpd_INCLUDE_DIR microhttpd.h)
find_library(Microhttpd_LIBRARY NAMES microhttpd libmicrohttpd)
mark_as_advanced(Microhttpd_INCLUDE_DIR Microhttpd_LIBRARY)

if(Microhttpd_INCLUDE_DIR)
    # 0x00097501 is 0.9.75.1.
    file(STRINGS "${Microhttpd_INCLUDE_DIR}/microhttpd.h" version REGEX "^#define MHD_VERSION 0x[0-9]+")
    string(REGEX REPLACE ".*0x(..)(..)(..).*" "\\1.\\2.\\3" Microhttpd_VERSION "${version}")
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Microhttpd REQUIRED_VARS Microhttpd_LIBRARY Microhttpd_INCLUDE_DIR
                                             VERSION_VAR Microhttpd_VERSION)
if(Microhttpd_FOUND AND NOT TARGET Microhttpd::Microhttpd)
    add_library(Microhttpd::Microhttpd UNKNOWN IMPORTED)
    set_target_properties(Microhttpd::Microhttpd PROPERTIES IMPORTED_LOCATION "${Microhttpd_LIBRARY}"
                                                            INTERFACE_INCLUDE_DIRECTORIES "${Microhttpd_INCLUDE_DIR}")
endif()

package com.example.jpametrics;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Device {

    @Id
    private String id;

    private String place;

    @SuppressWarnings("NullAway.Init") // for JPA, which sets the fields
    protected Device() {}

    public Device(String id, String place) {
        this.id = id;
        this.place = place;
    }

    public String getId() {
        return id;
    }

    public String getPlace() {
        return place;
    }
}
